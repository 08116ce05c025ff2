package cn.yardstick.audit;

import cn.yardstick.ledger.SignatureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A private key that signs notes.
 *
 * @param userId the signer's id that SM2 hashes with every text (GB/T 32918.2, 5.5); of no matter to Ed25519
 */
record SigningKey(SignatureKind kind, AsymmetricKeyParameter secret, byte[] userId) {

    /** A new one. */
    static SigningKey made(SignatureKind kind, byte[] userId) {
        var random = new SecureRandom();
        if (kind == SignatureKind.ED25519) {
            return new SigningKey(kind, new Ed25519PrivateKeyParameters(random), userId);
        }
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1)), random));
        return new SigningKey(kind, generator.generateKeyPair().getPrivate(), userId);
    }

    /** Of a file's text: PKCS #8 in base64. */
    static SigningKey read(String text, byte[] userId) throws IOException {
        var secret = PrivateKeyFactory.createKey(Base64.getDecoder().decode(text.strip()));
        return new SigningKey(secret instanceof Ed25519PrivateKeyParameters ? SignatureKind.ED25519 : SignatureKind.SM2_SM3, secret, userId);
    }

    /** As it is kept in a file. */
    String text() throws IOException {
        return Base64.getEncoder().encodeToString(PrivateKeyInfoFactory.createPrivateKeyInfo(secret).getEncoded());
    }

    /** The public key as a line of a key file holds it. */
    byte[] encoded() {
        if (secret instanceof Ed25519PrivateKeyParameters one) {
            return kind.encoded(one.generatePublicKey().getEncoded());
        }
        var one = (ECPrivateKeyParameters) secret;
        var point = new FixedPointCombMultiplier().multiply(one.getParameters().getG(), one.getD()).normalize().getEncoded(false);
        return kind.encoded(ByteBuffer.allocate(point.length + userId.length).put(point).put(userId).array());
    }

    /** 64 bytes: of Ed25519 as RFC 8032 has them; of SM2 r and s, 32 bytes each. */
    byte[] sign(byte[] text) {
        var signer = kind == SignatureKind.ED25519 ? new Ed25519Signer() : new SM2Signer(PlainDSAEncoding.INSTANCE);
        return signed(signer, kind == SignatureKind.ED25519 ? secret : new ParametersWithID(secret, userId), text);
    }

    private static byte[] signed(Signer signer, CipherParameters key, byte[] text) {
        signer.init(true, key);
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }
}
