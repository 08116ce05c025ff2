package cn.yardstick.platform.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Main keys by their ids, from a file outside of the database: one line each, {@code <id> <32 bytes in base64>}. The last
 * line seals, every line opens, so that a new key is a new line and nothing has to be sealed again at once.
 */
final class SealingKeys {

    private static final int BYTES = 32;
    private static final String LINE = "[a-z0-9-]{1,16} +[A-Za-z0-9+/]{43}=";

    private final Map<String, byte[]> keys;
    private final String current;

    private SealingKeys(Map<String, byte[]> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /** Reads the file; makes it with a random key where there is none and {@code make} says so. */
    static SealingKeys read(Path file, boolean make) {
        try {
            if (!Files.exists(file) && make) {
                SecretFile.alone(file.getParent(), () -> {
                    if (!Files.exists(file)) {
                        SecretFile.write(file, random());
                    }
                });
            }
            var keys = new LinkedHashMap<String, byte[]>();
            var current = "";
            for (var line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (!line.strip().matches(LINE)) {
                    throw new IllegalStateException("the file of sealing keys holds a line that is no key");
                }
                var parts = line.strip().split(" +");
                keys.put(parts[0], Base64.getDecoder().decode(parts[1]));
                current = parts[0];
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException("the file of sealing keys holds no key");
            }
            return new SealingKeys(keys, current);
        } catch (IOException e) {
            throw new UncheckedIOException("the sealing keys cannot be read: " + file, e);
        }
    }

    String current() {
        return current;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    /** The key of this id, or null. */
    byte[] key(String id) {
        return keys.get(id);
    }

    private static String random() {
        var random = new SecureRandom();
        var id = new byte[4];
        var key = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return "k" + HexFormat.of().formatHex(id) + " " + Base64.getEncoder().encodeToString(key) + "\n";
    }
}
