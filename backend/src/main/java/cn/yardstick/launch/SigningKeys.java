package cn.yardstick.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The key pair that signs access tokens: made at first start, outside of the repository, readable by its owner alone. */
public final class SigningKeys {

    private SigningKeys() {
    }

    /** Makes the keys if there are none, and tells the token library where they are. */
    public static void prepare(Path folder) {
        var secret = folder.resolve("sign.jwk");
        var published = folder.resolve("verify.jwks");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(secret) || !Files.exists(published)) {
                RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
                key.setKeyId("k" + Instant.now().getEpochSecond());
                key.setAlgorithm("RS256");
                key.setUse("sig");
                DataFolder.writeSecret(secret, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
                DataFolder.writeSecret(published, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            }
            System.setProperty("smallrye.jwt.sign.key.location", secret.toUri().toString());
            System.setProperty("mp.jwt.verify.publickey.location", published.toUri().toString());
        } catch (IOException | JoseException e) {
            throw new StartRefused("签名密钥无法建立:" + folder, "the signing keys cannot be made: " + folder);
        }
    }
}
