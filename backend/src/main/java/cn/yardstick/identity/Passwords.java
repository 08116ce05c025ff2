package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (19 MiB, two passes, one lane: the least that OWASP asks for), and what a password must be like. */
@ApplicationScoped
public class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
    /** Verifications at once: each takes {@link #MEMORY_KIB}. */
    private static final int AT_ONCE = Math.max(2, 2 * Runtime.getRuntime().availableProcessors());
    private static final int PATIENCE_SECONDS = 10;
    /** What is tried first, as it is but for case. */
    private static final Set<String> COMMON = read("/identity/common-passwords.txt");
    /** Roots of what is guessed first; compared without case, digits and punctuation. */
    private static final Set<String> COMMON_ROOTS = Set.of("password", "passwort", "qwertyuiop", "qwerty", "administrator", "admin", "welcome",
            "letmein", "iloveyou", "police", "jingcha", "gonganju", "yardstick", "woaini", "abcdefghij", "asdfghjkl", "zxcvbnm");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    /** Of no password at all: random bytes in the place of a digest. */
    private final String nobodysHash = stored(bytes(SALT), bytes(LENGTH));

    /** The stored form, with its parameters (PHC string). */
    String hash(String password) {
        var salt = bytes(SALT);
        return stored(salt, digest(password, salt, MEMORY_KIB, PASSES));
    }

    private static String stored(byte[] salt, byte[] digest) {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(digest);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Does the password match? An unknown account (null) costs the same time and never matches. */
    boolean matches(String password, String stored) {
        var parts = (stored == null ? nobodysHash : stored).split("\\$");
        var parameters = parts[3].split("[=,]");
        var salt = Base64.getDecoder().decode(parts[4]);
        var found = digest(password, salt, Integer.parseInt(parameters[1]), Integer.parseInt(parameters[3]));
        return MessageDigest.isEqual(found, Base64.getDecoder().decode(parts[5])) && stored != null;
    }

    /** A random password for the first sign-in: 20 characters that cannot be misread. */
    public String random() {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** 422 at this place unless it has 12 characters, or 10 with three classes, and is not guessed first. */
    void check(String password, String username, String pointer) {
        var length = password.codePointCount(0, password.length());
        var classes = (password.matches("(?s).*[a-z].*") ? 1 : 0) + (password.matches("(?s).*[A-Z].*") ? 1 : 0)
                + (password.matches("(?s).*[0-9].*") ? 1 : 0) + (password.matches("(?s).*[^a-zA-Z0-9].*") ? 1 : 0);
        if (length < 10 || length < 12 && classes < 3) {
            throw ProblemType.NOT_ACCEPTED.raise("口令至少 12 位，或至少 10 位且含三类字符。", "At least 12 characters, or 10 of three classes.").at(pointer);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        var root = plain.replaceAll("[^a-z]", "");
        var distinct = password.codePoints().distinct().count();
        if (COMMON.contains(plain) || COMMON_ROOTS.contains(root) || distinct < 5 || plain.contains(username.toLowerCase(Locale.ROOT))) {
            throw ProblemType.NOT_ACCEPTED.raise("口令过于常见或含有用户名，请更换。", "Too common, or it holds the user name: choose another.").at(pointer);
        }
    }

    /** 503 where so many are waiting that it would take too long. */
    private byte[] digest(String password, byte[] salt, int memory, int passes) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemType.OVERLOADED.raise().retryAfter(PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.OVERLOADED.raise().retryAfter(PATIENCE_SECONDS);
        }
        try {
            return argon2(password, salt, memory, passes);
        } finally {
            places.release();
        }
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(passes).withParallelism(1).withSalt(salt).build());
        var out = new byte[LENGTH];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
        return out;
    }

    private static Set<String> read(String resource) {
        try (var in = Passwords.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
