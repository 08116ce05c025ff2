package cn.yardstick.identity.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Clients;
import cn.yardstick.identity.Clients.ClientView;
import cn.yardstick.identity.Clients.WithSecret;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.rest.AccountRequests.Reason;
import cn.yardstick.identity.rest.ClientMessages.ClientResponse;
import cn.yardstick.identity.rest.ClientMessages.ClientWithSecret;
import cn.yardstick.identity.rest.ClientMessages.CreateClient;
import cn.yardstick.identity.rest.ClientMessages.UpdateClient;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Other systems, their scopes, units and keys. */
@Path("/api/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
public class ClientResource {

    private final Clients clients;
    private final AccountResponses names;
    private final Writes writes;

    ClientResource(Clients clients, AccountResponses names, Writes writes) {
        this.clients = clients;
        this.names = names;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.CLIENTS_READ)
    public Page<ClientResponse> listClients(@BeanParam PageParams params) {
        return clients.list(params).map(this::response);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response createClient(@NotNull @Valid CreateClient request) {
        return writes.create(request, () -> created(clients.create(request.name(), request.terms())));
    }

    @GET
    @Path("/{clientId}")
    @PermissionsAllowed(Permission.CLIENTS_READ)
    public Response getClient(@PathParam("clientId") String clientId) {
        var client = clients.get(Params.pathId(clientId));
        return Writes.read(response(client), client.version());
    }

    @PUT
    @Path("/{clientId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response updateClient(@PathParam("clientId") String clientId, @NotNull @Valid UpdateClient request) {
        var id = known(clientId);
        return writes.change(version -> written(clients.describe(id, version, request.terms())));
    }

    @POST
    @Path("/{clientId}/keys")
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response addClientKey(@PathParam("clientId") String clientId) {
        var id = known(clientId);
        return writes.create(List.of("key", id), () -> created(clients.addKey(id)));
    }

    @DELETE
    @Path("/{clientId}/keys/{keyId}")
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response endClientKey(@PathParam("clientId") String clientId, @PathParam("keyId") String keyId) {
        var id = known(clientId);
        return writes.change(version -> written(clients.endKey(id, version, Params.pathId(keyId))));
    }

    @POST
    @Path("/{clientId}/lock")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response lockClient(@PathParam("clientId") String clientId, @NotNull @Valid Reason request) {
        var id = known(clientId);
        return writes.change(version -> written(clients.lock(id, version, request.reason())));
    }

    @POST
    @Path("/{clientId}/unlock")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CLIENTS_WRITE)
    public Response unlockClient(@PathParam("clientId") String clientId, @NotNull @Valid Reason request) {
        var id = known(clientId);
        return writes.change(version -> written(clients.unlock(id, version, request.reason())));
    }

    @GET
    @Path("/{clientId}/history")
    @PermissionsAllowed(Permission.CLIENTS_READ)
    public Page<HistoryLine> clientHistory(@PathParam("clientId") String clientId, @BeanParam PageParams params) {
        return clients.history(Params.pathId(clientId), params);
    }

    private long known(String clientId) {
        return clients.get(Params.pathId(clientId)).id();
    }

    private Written created(WithSecret made) {
        return new Written(new ClientWithSecret(response(made.client()), made.secret()), "/api/v1/clients/" + made.client().id(), made.client().version());
    }

    private Written written(ClientView client) {
        return new Written(response(client), null, client.version());
    }

    private ClientResponse response(ClientView client) {
        return ClientResponse.of(client, names::unit);
    }
}
