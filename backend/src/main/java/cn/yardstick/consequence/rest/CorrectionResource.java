package cn.yardstick.consequence.rest;

import cn.yardstick.consequence.Deliveries;
import cn.yardstick.consequence.rest.DeliveryMessages.DeliveryCorrectionRequest;
import cn.yardstick.consequence.rest.DeliveryMessages.DeliveryResponse;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.http.Params;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What went out by a list that holds no more is corrected, over HTTP. */
@Path("/api/v1/deliveries/{deliveryId}/correction")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionResource {

    private final Deliveries deliveries;
    private final CurrentActor actor;
    private final Writes writes;

    CorrectionResource(Deliveries deliveries, CurrentActor actor, Writes writes) {
        this.deliveries = deliveries;
        this.actor = actor;
        this.writes = writes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DELIVERIES_WRITE)
    public Response correctDelivery(@PathParam("deliveryId") String deliveryId, @NotNull @Valid DeliveryCorrectionRequest request) {
        var id = Params.pathId(deliveryId);
        return writes.create(List.of("correct", id, request), () -> DeliveryResponse.written(deliveries.correct(id, request.deliveredOn(), request.note()), actor.get()));
    }
}
