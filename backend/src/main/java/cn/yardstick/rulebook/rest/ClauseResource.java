package cn.yardstick.rulebook.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.rulebook.ClauseKind;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.rulebook.rest.RuleBookRequests.ClauseRequest;
import cn.yardstick.rulebook.rest.RuleBookResponses.ClauseResponse;
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

/** Clauses of a rule book over HTTP. */
@Path("/api/v1/rule-books/{ruleBookId}/clauses")
@Produces(MediaType.APPLICATION_JSON)
public class ClauseResource {

    private final Clauses clauses;
    private final Writes writes;

    ClauseResource(Clauses clauses, Writes writes) {
        this.clauses = clauses;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public Page<ClauseResponse> listClauses(@PathParam("ruleBookId") String ruleBookId, @BeanParam PageParams params, @QueryParam("category") String category,
            @QueryParam("post") String post, @QueryParam("kind") String kind, @QueryParam("q") String q) {
        var filter = new Clauses.Filter(Params.text("category", category, 32), Params.oneOf(Post.class, "post", post), Params.oneOf(ClauseKind.class, "kind", kind), Params.text("q", q, 64));
        return clauses.list(Params.pathId(ruleBookId), filter, params).map(ClauseResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response createClause(@PathParam("ruleBookId") String ruleBookId, @NotNull @Valid ClauseRequest request) {
        var book = Params.pathId(ruleBookId);
        return writes.create(List.of(book, request), () -> {
            var clause = clauses.add(book, request.clause());
            return new Written(ClauseResponse.of(clause), "/api/v1/rule-books/" + book + "/clauses/" + clause.id(), clause.version());
        });
    }

    @GET
    @Path("/{clauseId}")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public Response getClause(@PathParam("ruleBookId") String ruleBookId, @PathParam("clauseId") String clauseId) {
        var clause = clauses.get(Params.pathId(ruleBookId), Params.pathId(clauseId));
        return Writes.read(ClauseResponse.of(clause), clause.version());
    }

    @PUT
    @Path("/{clauseId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response updateClause(@PathParam("ruleBookId") String ruleBookId, @PathParam("clauseId") String clauseId, @NotNull @Valid ClauseRequest request) {
        var clause = clauses.get(Params.pathId(ruleBookId), Params.pathId(clauseId));
        return writes.change(version -> {
            var changed = clauses.change(clause.ruleBookId(), clause.id(), version, request.clause());
            return new Written(ClauseResponse.of(changed), null, changed.version());
        });
    }

    @DELETE
    @Path("/{clauseId}")
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response deleteClause(@PathParam("ruleBookId") String ruleBookId, @PathParam("clauseId") String clauseId) {
        var clause = clauses.get(Params.pathId(ruleBookId), Params.pathId(clauseId));
        return writes.change(version -> {
            clauses.delete(clause.ruleBookId(), clause.id(), version);
            return new Written(null, null, version);
        });
    }
}
