package cn.yardstick.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.SignatureKind;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.ledger.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys over time: another configuration makes another key, and what the earlier ones signed stays checkable by the same file. */
class HeadSignerTest {

    private static final String USER = "1234567812345678";
    private static final TreeHead HEAD = new TreeHead("yardstick-audit/test", 3, new byte[32], TreeHash.SHA_256, "2026-01-01T00:01:00.000000Z");

    @TempDir
    private Path data;

    @Test
    void everyKeyThatSignedStaysInTheFile() throws IOException {
        var first = new HeadSigner(data, "Ed25519", USER);
        var notes = List.of(first.sign(HEAD), new HeadSigner(data, "SM2-SM3", USER).sign(HEAD), new HeadSigner(data, "SM2-SM3", "the bureau").sign(HEAD));
        var now = new HeadSigner(data, "Ed25519", USER);
        assertEquals(4, now.publicKeys().size());
        assertEquals(List.of(SignatureKind.ED25519, SignatureKind.SM2_SM3, SignatureKind.SM2_SM3, SignatureKind.ED25519), now.publicKeys().stream().map(LogKeys::kind).toList());
        assertEquals(now.publicKeys(), Files.readAllLines(file("audit.keys")));
        assertNotEquals(first.publicKey(), now.publicKey(), "an old secret is gone");
        for (int i = 0; i < notes.size(); i++) {
            assertNotNull(TreeHead.opened(notes.get(i), new LogKeys(now.publicKeys())), "note " + i);
            assertNull(TreeHead.opened(notes.get(i), new LogKeys(List.of(now.publicKey()))), "note " + i);
        }
    }

    @Test
    void theSameConfigurationFindsTheSameKey() throws IOException {
        var line = new HeadSigner(data, "SM2-SM3", USER).publicKey();
        var secret = Files.readString(file("audit.secret"));
        Files.delete(file("audit.keys"));
        assertEquals(List.of(line), new HeadSigner(data, "SM2-SM3", USER).publicKeys(), "a lost key file is made again from the secret");
        assertEquals(secret, Files.readString(file("audit.secret")));
        Files.delete(file("audit.secret"));
        var changed = new HeadSigner(data, "SM2-SM3", USER);
        assertEquals(line, changed.publicKeys().getFirst());
        assertNotEquals(line, changed.publicKey());
    }

    /** As the first releases wrote it: PKCS #8 by the JDK. */
    @Test
    void aKeyFromBeforeGoesOnSigning() throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var x509 = pair.getPublic().getEncoded();
        var encoded = SignatureKind.ED25519.encoded(java.util.Arrays.copyOfRange(x509, x509.length - 32, x509.length));
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(file("audit.secret"), Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
        var signer = new HeadSigner(data, "Ed25519", USER);
        assertEquals(LogKeys.line(signer.publicKey().split("\\+")[0], encoded), signer.publicKey());
        assertNotNull(TreeHead.opened(signer.sign(HEAD), new LogKeys(signer.publicKeys())));
    }

    @Test
    void sm2HashesBySm3() {
        assertEquals(TreeHash.SM3, new HeadSigner(data, "SM2-SM3", USER).hash(TreeHash.SHA_256));
        assertEquals(TreeHash.SHA_256, new HeadSigner(data, "Ed25519", USER).hash(TreeHash.SHA_256));
        assertEquals(TreeHash.SM3, new HeadSigner(data, "Ed25519", USER).hash(TreeHash.SM3));
    }

    private Path file(String name) {
        return data.resolve("keys").resolve(name);
    }
}
