package cn.yardstick.launch.rest;

import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.Role;
import cn.yardstick.identity.SetupToken;
import cn.yardstick.platform.concurrency.Retry;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.unit.UnitKind;
import cn.yardstick.unit.Units;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An empty database gets its bureau and its first two administrators from whoever holds the printed token. */
@Path("/api/v1/setup")
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {

    /** Is there nobody yet? */
    public record SetupState(boolean needed) {
    }

    /** An administrator with a password of their own. */
    public record NewCredentials(@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{2,63}") String username, @NotNull @Size(min = 10, max = 256) String password,
            @NotBlank @Size(max = 64) String displayName) {
    }

    /** The token, and who begins. */
    public record SetupRequest(@NotNull @Size(min = 1, max = 128) String token, @NotBlank @Size(max = 64) String bureauName, @NotNull @Valid NewCredentials systemAdmin,
            @NotNull @Valid NewCredentials securityAdmin) {
    }

    /** What was made. */
    public record SetupResponse(String systemAdminId, String securityAdminId, String unitId) {
    }

    private final Accounts accounts;
    private final Units units;
    private final SetupToken token;

    SetupResource(Accounts accounts, Units units, SetupToken token) {
        this.accounts = accounts;
        this.units = units;
        this.token = token;
    }

    @GET
    @PermitAll
    public SetupState setupState() {
        return new SetupState(accounts.none());
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setup(@NotNull @Valid SetupRequest request) {
        token.check(request.token());
        // Of two at once, one finds the other's bureau and says so.
        var made = Retry.wholeUnit(() -> QuarkusTransaction.requiringNew().call(() -> {
            if (!accounts.none()) {
                throw ProblemType.NOT_ALLOWED.raise("系统已初始化。", "It is set up already.");
            }
            var unit = units.create(null, "B", request.bureauName(), UnitKind.BUREAU, null, null);
            var system = account(request.systemAdmin(), Role.SYSTEM_ADMIN, "/systemAdmin");
            var security = account(request.securityAdmin(), Role.SECURITY_ADMIN, "/securityAdmin");
            return new SetupResponse(Long.toString(system), Long.toString(security), Long.toString(unit.id()));
        }));
        token.spend();
        return Response.status(201).entity(made).build();
    }

    private long account(NewCredentials wanted, Role role, String pointer) {
        return accounts.createAdministrator(wanted.username(), wanted.displayName(), wanted.password(), role, pointer).id();
    }
}
