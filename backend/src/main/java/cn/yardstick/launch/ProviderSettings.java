package cn.yardstick.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bureau's own identity provider, as the environment names it: OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, PUBLIC_URL, OIDC_USERNAME_CLAIM. */
final class ProviderSettings {

    static final String SAFE = "https://.+|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/.*)?";

    private ProviderSettings() {
    }

    /** System properties by name; none without OIDC_ISSUER. Refuses in one line what cannot work. */
    static Map<String, String> read(Map<String, String> environment) {
        var issuer = environment.getOrDefault("OIDC_ISSUER", "").trim();
        if (issuer.isEmpty()) {
            return Map.of();
        }
        var clientId = environment.getOrDefault("OIDC_CLIENT_ID", "").trim();
        var publicUrl = environment.getOrDefault("PUBLIC_URL", "").trim();
        if (!issuer.matches(SAFE) || !publicUrl.matches(SAFE) || clientId.isEmpty()) {
            throw new StartRefused("OIDC_ISSUER 与 PUBLIC_URL 应为 https 地址，并须设置 OIDC_CLIENT_ID", "OIDC_ISSUER and PUBLIC_URL are https addresses, and OIDC_CLIENT_ID is needed");
        }
        return Map.of("yardstick.oidc.issuer", issuer, "yardstick.oidc.client-id", clientId, "yardstick.oidc.client-secret", secret(environment), "yardstick.public-url", publicUrl,
                "yardstick.oidc.username-claim", environment.getOrDefault("OIDC_USERNAME_CLAIM", "preferred_username"));
    }

    private static String secret(Map<String, String> environment) {
        try {
            return Files.readString(Path.of(environment.getOrDefault("OIDC_CLIENT_SECRET_FILE", ""))).strip();
        } catch (IOException e) {
            throw new StartRefused("OIDC_CLIENT_SECRET_FILE 无法读取", "OIDC_CLIENT_SECRET_FILE cannot be read");
        }
    }
}
