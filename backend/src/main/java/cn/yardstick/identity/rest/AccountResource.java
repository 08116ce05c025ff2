package cn.yardstick.identity.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.Accounts.AccountView;
import cn.yardstick.identity.Passwords;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.rest.AccountRequests.CreateAccount;
import cn.yardstick.identity.rest.AccountRequests.Grant;
import cn.yardstick.identity.rest.AccountRequests.Reason;
import cn.yardstick.identity.rest.AccountRequests.UpdateAccount;
import cn.yardstick.identity.rest.AccountResponses.AccountResponse;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Accounts, their roles and locks. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountResponses responses;
    private final Writes writes;

    AccountResource(Accounts accounts, Passwords passwords, AccountResponses responses, Writes writes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.responses = responses;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.ACCOUNTS_READ)
    public Page<AccountResponse> listAccounts(@BeanParam PageParams params, @QueryParam("q") String q) {
        var page = accounts.list(Params.text("q", q, 64), params);
        return new Page<>(responses.all(page.items()), page.nextCursor());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ACCOUNTS_WRITE)
    public Response createAccount(@NotNull @Valid CreateAccount request) {
        return writes.create(request, () -> {
            var password = passwords.random();
            var view = accounts.create(request.username(), request.displayName(), Params.bodyId(request.officerId()), password, true);
            return new Written(responses.created(view, password), "/api/v1/accounts/" + view.id(), view.version());
        });
    }

    @GET
    @Path("/{accountId}")
    @PermissionsAllowed(Permission.ACCOUNTS_READ)
    public Response getAccount(@PathParam("accountId") String accountId) {
        var view = accounts.get(Params.pathId(accountId));
        return Writes.read(responses.of(view), view.version());
    }

    @PUT
    @Path("/{accountId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ACCOUNTS_WRITE)
    public Response updateAccount(@PathParam("accountId") String accountId, @NotNull @Valid UpdateAccount request) {
        var id = known(accountId);
        return writes.change(version -> written(accounts.describe(id, version, request.displayName(), Params.bodyId(request.officerId()))));
    }

    @POST
    @Path("/{accountId}/password-reset")
    @PermissionsAllowed(Permission.ACCOUNTS_WRITE)
    public Response resetPassword(@PathParam("accountId") String accountId) {
        var id = known(accountId);
        return writes.change(version -> {
            var password = passwords.random();
            var view = accounts.resetPassword(id, version, password);
            return new Written(responses.created(view, password), null, view.version());
        });
    }

    @POST
    @Path("/{accountId}/grants")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ROLES_WRITE)
    public Response grantRole(@PathParam("accountId") String accountId, @NotNull @Valid Grant request) {
        var id = known(accountId);
        return writes.create(List.of(id, request), () -> {
            var view = accounts.grant(id, request.role(), Params.bodyId(request.unitId()));
            return new Written(responses.of(view), "/api/v1/accounts/" + view.id(), view.version());
        });
    }

    @DELETE
    @Path("/{accountId}/grants/{grantId}")
    @PermissionsAllowed(Permission.ROLES_WRITE)
    public Response revokeRole(@PathParam("accountId") String accountId, @PathParam("grantId") String grantId) {
        var id = known(accountId);
        return writes.change(version -> written(accounts.revoke(id, version, Params.pathId(grantId))));
    }

    @POST
    @Path("/{accountId}/lock")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ROLES_WRITE)
    public Response lockAccount(@PathParam("accountId") String accountId, @NotNull @Valid Reason request) {
        var id = known(accountId);
        return writes.change(version -> written(accounts.lock(id, version, request.reason())));
    }

    @POST
    @Path("/{accountId}/unlock")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ROLES_WRITE)
    public Response unlockAccount(@PathParam("accountId") String accountId, @NotNull @Valid Reason request) {
        var id = known(accountId);
        return writes.change(version -> written(accounts.unlock(id, version, request.reason())));
    }

    @POST
    @Path("/{accountId}/factor-reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ROLES_WRITE)
    public Response resetFactor(@PathParam("accountId") String accountId, @NotNull @Valid Reason request) {
        var id = known(accountId);
        return writes.change(version -> written(accounts.resetFactor(id, version, request.reason())));
    }

    @GET
    @Path("/{accountId}/history")
    @PermissionsAllowed(Permission.ACCOUNTS_READ)
    public Page<HistoryLine> accountHistory(@PathParam("accountId") String accountId, @BeanParam PageParams params) {
        return accounts.history(Params.pathId(accountId), params);
    }

    /** 404 before anything is said about versions and bodies. */
    private long known(String accountId) {
        return accounts.get(Params.pathId(accountId)).id();
    }

    private Written written(AccountView view) {
        return new Written(responses.of(view), null, view.version());
    }
}
