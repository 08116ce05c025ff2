package cn.yardstick.trail.rest;

import cn.yardstick.audit.AuditProofs;
import cn.yardstick.audit.AuditSearch.Wanted;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.trail.Trail;
import cn.yardstick.trail.rest.AuditMessages.AuditConsistency;
import cn.yardstick.trail.rest.AuditMessages.AuditHead;
import cn.yardstick.trail.rest.AuditMessages.AuditInclusion;
import cn.yardstick.trail.rest.AuditMessages.AuditKey;
import cn.yardstick.trail.rest.AuditMessages.AuditLineResponse;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The audit log and its proofs over HTTP. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final String ROWS = "application/vnd.yardstick.audit";
    private static final String WORD = "[a-z][a-z0-9-]{0,31}";

    /** What is looked for. */
    public static class Search {
        @QueryParam("accountId")
        String accountId;
        @QueryParam("officer")
        String officer;
        @QueryParam("recordType")
        String recordType;
        @QueryParam("recordId")
        String recordId;
        @QueryParam("action")
        String action;
        @QueryParam("from")
        String from;
        @QueryParam("until")
        String until;

        Wanted wanted() {
            return new Wanted(account(), Params.id("officer", officer), Params.matching("recordType", recordType, WORD), Params.matching("recordId", recordId, "[A-Za-z0-9-]{1,64}"),
                    Params.matching("action", action, WORD + "(\\.[a-z0-9-]{0,40})?\\*?"), Params.moment("from", from), Params.moment("until", until));
        }

        /** Other systems have numbers below zero. */
        private Long account() {
            var digits = Params.matching("accountId", accountId, "-?[1-9][0-9]{0,17}");
            return digits == null ? null : Long.valueOf(digits);
        }
    }

    private final Trail trail;
    private final AuditProofs proofs;

    AuditResource(Trail trail, AuditProofs proofs) {
        this.trail = trail;
        this.proofs = proofs;
    }

    @GET
    @Path("/lines")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public Page<AuditLineResponse> listAuditLines(@BeanParam Search search, @BeanParam PageParams params) {
        return trail.find(search.wanted(), params).map(AuditLineResponse::of);
    }

    @GET
    @Path("/lines/{lineId}")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public AuditLineResponse getAuditLine(@PathParam("lineId") String lineId) {
        return AuditLineResponse.of(trail.one(Params.pathId(lineId)));
    }

    @GET
    @Path("/lines/{lineId}/proof")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public AuditInclusion proveAuditLine(@PathParam("lineId") String lineId) {
        return AuditInclusion.of(trail.proof(Params.pathId(lineId)));
    }

    @GET
    @Path("/heads")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public Page<AuditHead> listAuditHeads(@BeanParam PageParams params) {
        return proofs.heads(params).map(AuditHead::of);
    }

    @GET
    @Path("/consistency")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public AuditConsistency proveAuditConsistency(@QueryParam("from") String from, @QueryParam("to") String to) {
        return AuditConsistency.of(proofs.consistency(Params.number("from", from), Params.number("to", to)));
    }

    @GET
    @Path("/key")
    @PermissionsAllowed(Permission.AUDIT_READ)
    public AuditKey auditKey() {
        return AuditKey.of(proofs.publicKeys());
    }

    @GET
    @Path("/export")
    @Produces(ROWS)
    @PermissionsAllowed(Permission.AUDIT_READ)
    public Response exportAudit(@BeanParam Search search) {
        var export = trail.export(search.wanted());
        StreamingOutput body = out -> export.write(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
        return Response.ok(body, ROWS).header("Content-Disposition", "attachment; filename=\"audit.jsonl\"").build();
    }
}
