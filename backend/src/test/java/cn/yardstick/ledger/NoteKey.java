package cn.yardstick.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** A key of the tests that signs notes. It is told by a number, so that whoever runs the tests again gets the same signatures: nobody may ever trust one. */
final class NoteKey {

    static final String USER = "1234567812345678";
    private static final ECDomainParameters CURVE = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));

    final SignatureKind kind;
    private final String name;
    private final byte[] seed;
    private final byte[] userId;

    NoteKey(SignatureKind kind, String name, long number) {
        this(kind, name, SealedRows.bytes(new Random(number), 32), USER);
    }

    NoteKey(SignatureKind kind, String name, byte[] seed, String userId) {
        this.kind = kind;
        this.name = name;
        this.seed = seed.clone();
        this.userId = userId.getBytes(StandardCharsets.US_ASCII);
    }

    /** A key of Ed25519. */
    static NoteKey of(long number) {
        return new NoteKey(SignatureKind.ED25519, SealedList.NAME, number);
    }

    /** A key of SM2. */
    static NoteKey sm2(long number) {
        return new NoteKey(SignatureKind.SM2_SM3, SealedList.NAME, number);
    }

    byte[] encoded() {
        if (kind == SignatureKind.ED25519) {
            return kind.encoded(new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded());
        }
        var point = CURVE.getG().multiply(secret()).normalize().getEncoded(false);
        return kind.encoded(ByteBuffer.allocate(point.length + userId.length).put(point).put(userId).array());
    }

    String line() {
        return LogKeys.line(name, encoded());
    }

    LogKeys trusted() {
        return new LogKeys(java.util.List.of(line()));
    }

    String note(String text) {
        return LogKeys.note(text, name, LogKeys.id(name, encoded()), sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] sign(byte[] text) {
        Signer signer = kind == SignatureKind.ED25519 ? new Ed25519Signer() : new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, kind == SignatureKind.ED25519 ? new Ed25519PrivateKeyParameters(seed)
                : new ParametersWithID(new ParametersWithRandom(new ECPrivateKeyParameters(secret(), CURVE), new Repeated(seed, text)), userId));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    private BigInteger secret() {
        return new BigInteger(1, seed).mod(CURVE.getN().subtract(BigInteger.TWO)).add(BigInteger.ONE);
    }

    /** What a signature takes for chance: made of key and text, so that it is the same each time. */
    private static final class Repeated extends SecureRandom {

        private static final long serialVersionUID = 1;
        private final Random source;

        Repeated(byte[] seed, byte[] text) {
            this.source = new Random(31L * Arrays.hashCode(seed) + Arrays.hashCode(text));
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
