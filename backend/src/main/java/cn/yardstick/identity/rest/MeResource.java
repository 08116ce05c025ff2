package cn.yardstick.identity.rest;

import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.OfficerPlaces;
import cn.yardstick.identity.OwnPassword;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.PhoneKeys;
import cn.yardstick.identity.SignIns;
import cn.yardstick.identity.SignIns.SignInView;
import cn.yardstick.identity.rest.AccountResponses.GrantResponse;
import cn.yardstick.identity.rest.AccountResponses.OfficerRef;
import cn.yardstick.identity.rest.AccountResponses.UnitRef;
import cn.yardstick.identity.rest.SessionRequests.ChangePassword;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who am I, what may I do. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /**
     * Oneself: permissions are what pages ask for, never the names of roles. {@code previousSignInAt} is the one before this
     * session, {@code refusedSince} how many tries were refused between the two.
     */
    public record MeResponse(String accountId, String username, String displayName, OfficerRef officer, UnitRef unit, List<GrantResponse> grants,
            List<String> permissions, boolean mustChangePassword, boolean mustEnrolFactor, Instant lastSignInAt, Instant previousSignInAt, int refusedSince) {
    }

    /** What a phone wraps its own key by. */
    public record PhoneKeyResponse(String key) {
    }

    private final Accounts accounts;
    private final AccountResponses responses;
    private final CurrentActor actor;
    private final Instance<OfficerPlaces> officers;
    private final SessionAnswers sessions;
    private final OwnPassword ownPassword;
    private final SignIns signIns;
    private final PhoneKeys phoneKeys;
    private final JsonWebToken token;

    MeResource(Accounts accounts, AccountResponses responses, CurrentActor actor, Instance<OfficerPlaces> officers, SessionAnswers sessions, OwnPassword ownPassword, SignIns signIns,
            PhoneKeys phoneKeys, JsonWebToken token) {
        this.accounts = accounts;
        this.responses = responses;
        this.actor = actor;
        this.officers = officers;
        this.sessions = sessions;
        this.ownPassword = ownPassword;
        this.signIns = signIns;
        this.phoneKeys = phoneKeys;
        this.token = token;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public MeResponse me() {
        var view = accounts.get(actor.accountId());
        var plain = responses.of(view);
        var unitId = view.officerId() == null || !officers.isResolvable() ? null : officers.get().unitOf(view.officerId());
        var told = signIns.told(token.getClaim("sid"));
        return new MeResponse(plain.id(), plain.username(), plain.displayName(), plain.officer(), responses.unit(unitId), plain.grants(),
                actor.get().permissions().stream().sorted().toList(), actor.get().mustChangePassword(), actor.get().mustEnrolFactor(), plain.lastSignInAt(),
                told.previousAt(), told.refusedSince());
    }

    @GET
    @Path("/sign-ins")
    @PermissionsAllowed(Permission.ME)
    public Page<SignInView> mySignIns(@BeanParam PageParams params) {
        return signIns.own(params);
    }

    @GET
    @Path("/phone-key")
    @PermissionsAllowed(Permission.ME)
    public PhoneKeyResponse myPhoneKey() {
        return new PhoneKeyResponse(phoneKeys.own());
    }

    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public Response changeOwnPassword(@NotNull @Valid ChangePassword request) {
        return sessions.answer(Response.Status.OK, ownPassword.change(request.currentPassword(), request.newPassword()));
    }
}
