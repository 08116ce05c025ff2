package cn.yardstick.audit;

import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.SignatureKind;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.ledger.TreeHead;
import cn.yardstick.platform.crypto.SecretFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs heads of the log and sealed publications by a key that is made at first start and is not in the database:
 * {@code keys/audit.secret}. The public ones, {@code keys/audit.keys}, are what the auditor takes away and verifies by: the last line is
 * of the key that signs now, those before are of keys that signed once. Each instance has its own.
 */
@ApplicationScoped
public class HeadSigner {

    private final Path secret;
    private final Path published;
    private final SigningKey key;
    private final String name;
    private final List<String> lines;

    /**
     * @param signing Ed25519 or SM2-SM3; where the key at hand is of the other kind, a new one takes its place
     * @param userId  the signer's id for SM2
     */
    HeadSigner(@ConfigProperty(name = "yardstick.data", defaultValue = "data") Path data, @ConfigProperty(name = "yardstick.signing", defaultValue = "Ed25519") String signing,
            @ConfigProperty(name = "yardstick.sm2.user-id", defaultValue = "1234567812345678") String userId) {
        this.secret = data.resolve("keys").resolve("audit.secret");
        this.published = data.resolve("keys").resolve("audit.keys");
        try {
            this.key = kept(SignatureKind.of(signing), userId.getBytes(StandardCharsets.UTF_8));
            this.name = "yardstick-" + Long.toHexString(ByteBuffer.wrap(LogKeys.id("yardstick", key.encoded())).getInt() & 0xffffffffL);
            this.lines = published(LogKeys.line(name, key.encoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the audit log cannot be read: " + secret, e);
        }
    }

    /** The public key by which is signed now, as a line of a key file. */
    public String publicKey() {
        return lines.getLast();
    }

    /** All public keys of this instance, the one that signs now last. */
    public List<String> publicKeys() {
        return lines;
    }

    /** By what is signed now. */
    public SignatureKind kind() {
        return key.kind();
    }

    /** By what a list that is proposed now is hashed: what is configured, where the signature allows it. */
    public TreeHash hash(TreeHash configured) {
        return key.kind().signs(configured) ? configured : TreeHash.SM3;
    }

    String sign(TreeHead head) {
        return note(head.text());
    }

    /** The text as a signed note (C2SP): the text itself, an empty line, the signature's line. */
    public String note(String text) {
        return LogKeys.note(text, name, LogKeys.id(name, key.encoded()), key.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The key at hand; another one where there is none of this kind. An old secret is gone with it: it can sign nothing any more. */
    private SigningKey kept(SignatureKind kind, byte[] userId) throws IOException {
        var found = new ArrayList<SigningKey>();
        SecretFile.alone(secret.getParent(), () -> {
            var old = Files.exists(secret) ? SigningKey.read(Files.readString(secret), userId) : null;
            var used = old != null && old.kind() == kind ? old : SigningKey.made(kind, userId);
            if (used != old) {
                SecretFile.write(secret, used.text() + "\n");
            }
            found.add(used);
        });
        return found.getFirst();
    }

    /** The lines of the key file with this one last; it is added where it is missing. */
    private List<String> published(String line) throws IOException {
        var all = new ArrayList<String>();
        SecretFile.alone(secret.getParent(), () -> {
            if (Files.exists(published)) {
                Files.readAllLines(published).stream().filter(one -> !one.isBlank() && !one.startsWith("#")).forEach(all::add);
            }
            var before = List.copyOf(all);
            all.remove(line);
            all.add(line);
            if (!all.equals(before)) {
                SecretFile.write(published, String.join("\n", all) + "\n");
            }
        });
        return List.copyOf(all);
    }
}
