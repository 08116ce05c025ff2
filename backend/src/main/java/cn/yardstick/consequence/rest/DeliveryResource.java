package cn.yardstick.consequence.rest;

import cn.yardstick.consequence.Deliveries;
import cn.yardstick.consequence.DeliveryRows;
import cn.yardstick.consequence.rest.DeliveryMessages.DeliveryRequest;
import cn.yardstick.consequence.rest.DeliveryMessages.DeliveryResponse;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.Publications;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What went out of a list, over HTTP. */
@Path("/api/v1/publications/{publicationId}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private final Deliveries deliveries;
    private final DeliveryRows rows;
    private final Publications publications;
    private final CurrentActor actor;
    private final Writes writes;

    DeliveryResource(Deliveries deliveries, DeliveryRows rows, Publications publications, CurrentActor actor, Writes writes) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.publications = publications;
        this.actor = actor;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.DELIVERIES_READ)
    public Page<DeliveryResponse> listDeliveries(@PathParam("publicationId") String publicationId, @BeanParam PageParams params) {
        return rows.list(Params.pathId(publicationId), params).map(one -> DeliveryResponse.of(one, actor.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DELIVERIES_WRITE)
    public Response recordDelivery(@PathParam("publicationId") String publicationId, @NotNull @Valid DeliveryRequest request) {
        var list = publications.visible(Params.pathId(publicationId));
        return writes.create(request, () -> DeliveryResponse.written(deliveries.record(list, request.plan()), actor.get()));
    }
}
