package cn.yardstick.publication.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.platform.http.Params;
import cn.yardstick.publication.Documents;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.SealedFiles;
import cn.yardstick.unit.Units;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;

/** Publications as files. */
@Path("/api/v1/publications/{publicationId}")
public class DocumentResource {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String PDF = "application/pdf";

    private static final String LIST = "application/vnd.yardstick.list";

    private final Publications publications;
    private final Documents documents;
    private final SealedFiles files;
    private final Units units;

    DocumentResource(Publications publications, Documents documents, SealedFiles files, Units units) {
        this.publications = publications;
        this.documents = documents;
        this.files = files;
        this.units = units;
    }

    @GET
    @Path("/lines.xlsx")
    @Produces(EXCEL)
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Response exportPublicationLines(@PathParam("publicationId") String publicationId, @QueryParam("unit") String unit) {
        var publication = publications.visible(Params.pathId(publicationId));
        var table = documents.table(publication, below(unit));
        StreamingOutput body = table::to;
        return sent(body, EXCEL, "publication-" + publication.id() + ".xlsx");
    }

    /** What {@code make verify} takes: the whole list as it is sealed. */
    @GET
    @Path("/sealed")
    @Produces(LIST)
    @PermissionsAllowed(Permission.PUBLICATIONS_INPUT)
    public Response exportSealedPublication(@PathParam("publicationId") String publicationId) {
        var publication = publications.visible(Params.pathId(publicationId));
        StreamingOutput body = files.of(publication)::to;
        return sent(body, LIST, "list-" + publication.id() + ".jsonl");
    }

    @GET
    @Path("/notice.pdf")
    @Produces(PDF)
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Response getPublicationNotice(@PathParam("publicationId") String publicationId, @QueryParam("unit") String unit) {
        var publication = publications.visible(Params.pathId(publicationId));
        return sent(documents.notice(publication, below(unit)), PDF, "notice-" + publication.id() + ".pdf");
    }

    @GET
    @Path("/my-receipt.pdf")
    @Produces(PDF)
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Response myPrintedReceipt(@PathParam("publicationId") String publicationId) {
        var publication = publications.visible(Params.pathId(publicationId));
        return sent(documents.receipt(publication), PDF, "receipt-" + publication.id() + ".pdf");
    }

    private Set<Long> below(String unit) {
        var unitId = Params.id("unit", unit);
        return unitId == null ? null : units.withBelow(unitId);
    }

    /** A download that acts nowhere. */
    private static Response sent(Object body, String type, String name) {
        return Response.ok(body, type).header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'").header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }
}
