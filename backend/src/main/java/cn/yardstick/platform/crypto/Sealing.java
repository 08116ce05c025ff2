package cn.yardstick.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what the database must not be able to read: by a key that is not in the database, bound to its place, so that a
 * value that is moved to another row or column does not open. A sealed value names its algorithm and its key; it is 31
 * bytes and the length of the key's id longer than the text.
 *
 * <pre>format 1 | algorithm 1 | length of id 1 | id | nonce 12 | cipher text | tag 16</pre>
 */
@ApplicationScoped
public class Sealing {

    /** Where the keys are, if the bureau keeps them itself. */
    public static final String KEY_FILE = "yardstick.sealing.key-file";
    /** {@code AES-256-GCM} or {@code SM4-GCM}, for what is sealed from now on. */
    public static final String ALGORITHM = "yardstick.sealing.algorithm";
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;

    private final SealingKeys keys;
    private final SealingAlgorithm algorithm;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    public Sealing(@ConfigProperty(name = KEY_FILE) Optional<Path> keyFile, @ConfigProperty(name = "yardstick.data", defaultValue = "data") Path data,
            @ConfigProperty(name = ALGORITHM, defaultValue = "AES-256-GCM") String algorithm) {
        this.keys = SealingKeys.read(keyFile.orElse(data.resolve("keys").resolve("sealing.keys")), keyFile.isEmpty());
        this.algorithm = SealingAlgorithm.named(algorithm);
    }

    /** As configured, for work that runs before there are beans. */
    public static Sealing configured() {
        var config = ConfigProvider.getConfig();
        return new Sealing(config.getOptionalValue(KEY_FILE, Path.class), config.getOptionalValue("yardstick.data", Path.class).orElse(Path.of("data")),
                config.getOptionalValue(ALGORITHM, String.class).orElse("AES-256-GCM"));
    }

    /**
     * The sealed text; null stays null.
     *
     * @param place what the value belongs to, for example {@code officer.phone/17}; opening needs the same
     */
    public byte[] seal(String text, String place) {
        if (text == null) {
            return null;
        }
        var id = keys.current().getBytes(StandardCharsets.US_ASCII);
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var header = ByteBuffer.allocate(3 + id.length).put(FORMAT).put(algorithm.code()).put((byte) id.length).put(id).array();
        var body = run(true, algorithm, keys.current(), nonce, bound(header, place), text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(header.length + NONCE + body.length).put(header).put(nonce).put(body).array();
    }

    /** The text of a sealed value; null stays null. Fails for a value of another place, another key or with one bit changed. */
    public String open(byte[] sealed, String place) {
        if (sealed == null) {
            return null;
        }
        if (sealed.length < 3 + NONCE || sealed[0] != FORMAT || sealed.length < 3 + sealed[2] + NONCE || sealed[2] < 1) {
            throw new IllegalStateException("not a sealed value");
        }
        var header = new byte[3 + sealed[2]];
        var nonce = new byte[NONCE];
        var body = new byte[sealed.length - header.length - NONCE];
        ByteBuffer.wrap(sealed).get(header).get(nonce).get(body);
        var id = new String(header, 3, header.length - 3, StandardCharsets.US_ASCII);
        return new String(run(false, SealingAlgorithm.ofCode(header[1]), id, nonce, bound(header, place), body), StandardCharsets.UTF_8);
    }

    /**
     * What stands for a value on record: it tells whether two values are the same, and to nobody without the key which. Names
     * the key; null stays null.
     *
     * @param place what the value belongs to, as in {@link #seal}
     */
    public String digest(String text, String place) {
        if (text == null) {
            return null;
        }
        return keys.current() + ":" + HexFormat.of().formatHex(mac(text.getBytes(StandardCharsets.UTF_8), place, keys.current()), 0, 16);
    }

    /**
     * What stands for some bytes by each key that is here, the one that seals first: it tells whether they are the same, after
     * a rotation too, and to nobody without the keys what they are. Each has 32 bytes.
     *
     * @param place what they belong to, as in {@link #seal}
     */
    public List<byte[]> marks(byte[] content, String place) {
        return Stream.concat(Stream.of(keys.current()), keys.ids().stream().filter(id -> !id.equals(keys.current()))).map(id -> mac(content, place, id)).toList();
    }

    private byte[] mac(byte[] content, String place, String id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived.computeIfAbsent("digest " + id, unused -> derive("digest", id, 32)), "HmacSHA256"));
            mac.update((place + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids of the keys that open. */
    public Set<String> keyIds() {
        return Set.copyOf(keys.ids());
    }

    /** Id of the key that seals. */
    public String keyId() {
        return keys.current();
    }

    private byte[] run(boolean sealing, SealingAlgorithm by, String id, byte[] nonce, byte[] bound, byte[] input) {
        try {
            return by.run(sealing, derived.computeIfAbsent(by + " " + id, unused -> derive(by.toString(), id, by.keyBytes())), nonce, bound, input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open", e);
        }
    }

    /** Each algorithm gets a key of its own from the main key (HKDF, RFC 5869). */
    private byte[] derive(String use, String id, int bytes) {
        var main = keys.key(id);
        if (main == null) {
            throw new IllegalStateException("the key of a sealed value is not here");
        }
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(main)
                    .thenExpand(("yardstick sealing " + use).getBytes(StandardCharsets.US_ASCII), bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bound(byte[] header, String place) {
        var name = place.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + name.length).put(header).put(name).array();
    }
}
