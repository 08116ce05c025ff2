package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.harness.Otp;
import cn.yardstick.identity.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Every writing operation, those on the own account and of other systems among them: sent once, and what came of it. */
abstract class OwnDeeds extends Deeds {

    /** What was sent and answered; {@code actor} below zero for another system, {@code before} the last line until then. */
    record Sent(long actor, String path, int status, JsonNode answer, long before) {
    }

    Sent done(Operation operation) {
        if (operation.id().equals("issueClientToken")) {
            return clientToken(operation);
        }
        var deed = operation.creates() || operation.changes() ? deed(operation) : own(operation);
        var headers = headers(deed.account(), deed, operation.creates() ? unique("audited-") : null, operation.changes() ? etagFor(deed) : null);
        var before = lastLine();
        var answer = send(here(), deed, headers);
        return new Sent(deed.account(), deed.path(), answer.status(), answer.body().isEmpty() ? null : answer.json(), before);
    }

    private Sent clientToken(Operation operation) {
        var client = client(List.of("officers:read"), station(), 60);
        var call = new Call("POST", operation.path(), clientCredentials(client), null, false, FORM);
        var before = lastLine();
        return new Sent(-Long.parseLong(client.path("client.id")), operation.path(), send(null, call).statusCode(), null, before);
    }

    /** On an account that was made for it. */
    private Deed own(Operation operation) {
        var account = account(operation.id().equals("renewRecoveryCodes") ? Role.ASSESSMENT_OFFICE : Role.OFFICER, null, null);
        return switch (operation.id()) {
            case "signIn" -> new Deed(operation, account, operation.path(), credentials(nameOf(account), PASSWORD, null));
            case "signOut", "endOtherSessions" -> new Deed(operation, account, operation.path(), null);
            case "endSession" -> new Deed(operation, account, "/api/v1/me/sessions/" + claims(tokenOf(account)).getString("sid"), null);
            case "changeOwnPassword" -> new Deed(operation, account, operation.path(), Map.of("currentPassword", PASSWORD, "newPassword", "another-horse-7-staple"));
            case "offerFactor" -> new Deed(operation, account, operation.path(), Map.of("currentPassword", PASSWORD));
            case "confirmFactor" -> new Deed(operation, account, operation.path(), Map.of("otp", Otp.now(offered(account))));
            case "renewRecoveryCodes" -> {
                bearer(account);
                yield new Deed(operation, account, operation.path(), Map.of("currentPassword", PASSWORD, "otp", unusedCode(account)));
            }
            case "removeFactor" -> {
                var secret = offered(account);
                given(bearer(account)).body(Map.of("otp", Otp.now(secret))).post("/api/v1/me/factor/confirmation").then().statusCode(200);
                inside(() -> em.createNativeQuery("UPDATE second_factor SET last_step = 0 WHERE account_id = ?1").setParameter(1, account).executeUpdate());
                yield new Deed(operation, account, operation.path(), Map.of("currentPassword", PASSWORD, "otp", Otp.now(secret)));
            }
            default -> throw new IllegalStateException("no deed of " + operation.id() + ": write it down in OwnDeeds");
        };
    }

    private String offered(long account) {
        return given(bearer(account)).body(Map.of("currentPassword", PASSWORD)).post("/api/v1/me/factor").then().statusCode(200).extract().path("secret");
    }

    long lastLine() {
        return inside(() -> em.createQuery("select coalesce(max(a.id), 0) from AuditLine a", Long.class).getSingleResult());
    }
}
