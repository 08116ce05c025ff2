package cn.yardstick.appeal.rest;

import cn.yardstick.appeal.Terms;
import cn.yardstick.appeal.rest.ObjectionMessages.ObjectionTermsRequest;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The terms of objections over HTTP. */
@Path("/api/v1/objection-terms")
@Produces(MediaType.APPLICATION_JSON)
public class ObjectionTermsResource {

    private final Terms terms;
    private final Writes writes;

    ObjectionTermsResource(Terms terms, Writes writes) {
        this.terms = terms;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.OBJECTIONS_READ)
    public Response getObjectionTerms() {
        var current = terms.current();
        return Writes.read(current, current.version());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OBJECTIONS_AS_OFFICE)
    public Response updateObjectionTerms(@NotNull @Valid ObjectionTermsRequest request) {
        return writes.change(version -> {
            var kept = terms.keep(version, request.terms());
            return new Written(kept, null, kept.version());
        });
    }
}
