package cn.yardstick.platform.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Authenticated encryption in Galois/counter mode, with a tag of 128 bits. */
enum SealingAlgorithm {
    AES_256_GCM(1, 32) {
        @Override
        byte[] run(boolean sealing, byte[] key, byte[] nonce, byte[] bound, byte[] input) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        }
    },
    /** GB/T 32907-2016, the mode as in RFC 8998. */
    SM4_GCM(2, 16) {
        @Override
        byte[] run(boolean sealing, byte[] key, byte[] nonce, byte[] bound, byte[] input) throws GeneralSecurityException {
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, bound));
            var out = new byte[cipher.getOutputSize(input.length)];
            try {
                cipher.doFinal(out, cipher.processBytes(input, 0, input.length, out, 0));
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
            return out;
        }
    };

    private static final int TAG_BITS = 128;

    private final byte code;
    private final int keyBytes;

    SealingAlgorithm(int code, int keyBytes) {
        this.code = (byte) code;
        this.keyBytes = keyBytes;
    }

    /** What stands for it in a sealed value. */
    byte code() {
        return code;
    }

    int keyBytes() {
        return keyBytes;
    }

    abstract byte[] run(boolean sealing, byte[] key, byte[] nonce, byte[] bound, byte[] input) throws GeneralSecurityException;

    /** By the name of configuration: {@code AES-256-GCM} or {@code SM4-GCM}. */
    static SealingAlgorithm named(String name) {
        return valueOf(name.replace('-', '_'));
    }

    static SealingAlgorithm ofCode(byte code) {
        for (var algorithm : values()) {
            if (algorithm.code == code) {
                return algorithm;
            }
        }
        throw new IllegalStateException("sealed by an algorithm that is not known");
    }
}
