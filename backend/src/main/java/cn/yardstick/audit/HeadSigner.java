package cn.yardstick.audit;

import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.TreeHead;
import cn.yardstick.platform.crypto.SecretFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs heads of the log and sealed publications by an Ed25519 key that is made at first start and is not in the database:
 * {@code keys/audit.secret}. The public one, {@code keys/audit.keys}, is what the auditor takes away and verifies by. Each
 * instance has its own.
 */
@ApplicationScoped
public class HeadSigner {

    private final String name;
    private final byte[] id;
    private final String line;
    private final PrivateKey key;

    HeadSigner(@ConfigProperty(name = "yardstick.data", defaultValue = "data") Path data) {
        var secret = data.resolve("keys").resolve("audit.secret");
        var published = data.resolve("keys").resolve("audit.keys");
        try {
            if (!Files.exists(secret) || !Files.exists(published)) {
                SecretFile.alone(secret.getParent(), () -> {
                    if (!Files.exists(secret) || !Files.exists(published)) {
                        make(secret, published);
                    }
                });
            }
            this.line = Files.readString(published).strip();
            this.key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Files.readString(secret).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the audit log cannot be read: " + secret, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of the audit log: " + secret, e);
        }
        var parts = line.split("\\+", 3);
        this.name = parts[0];
        this.id = HexFormat.of().parseHex(parts[1]);
    }

    /** The public key as a line of a key file. */
    public String publicKey() {
        return line;
    }

    String sign(TreeHead head) {
        return note(head.text());
    }

    /** The text as a signed note (C2SP): the text itself, an empty line, the signature's line. */
    public String note(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            var idAndSignature = ByteBuffer.allocate(68).put(id).put(signature.sign()).array();
            return LogKeys.note(text, name, idAndSignature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path secret, Path published) throws IOException {
        var pair = pair();
        var print = Long.toHexString(ByteBuffer.wrap(LogKeys.id("yardstick", pair.getPublic())).getInt() & 0xffffffffL);
        SecretFile.write(published, LogKeys.line("yardstick-" + print, pair.getPublic()) + "\n");
        SecretFile.write(secret, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
