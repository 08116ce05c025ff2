package cn.yardstick.officer.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.officer.OfficerTable;
import cn.yardstick.officer.rest.OfficerMessages.ImportResponse;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Officers in and out as an Excel table. */
@Path("/api/v1/officers")
public class OfficerTableResource {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final OfficerTable table;
    private final Writes writes;

    OfficerTableResource(OfficerTable table, Writes writes) {
        this.table = table;
        this.writes = writes;
    }

    @POST
    @Path("/imports")
    @Consumes(EXCEL)
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response importOfficers(byte[] workbook) {
        if (workbook == null || workbook.length > MOST_BYTES) {
            throw ProblemType.TOO_LARGE.raise();
        }
        return writes.create(workbook, () -> new Written(new ImportResponse(table.load(workbook)), "/api/v1/officers", 0));
    }

    @GET
    @Path("/export")
    @Produces(EXCEL)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response exportOfficers() {
        return Response.ok(table.export()).header("Content-Disposition", "attachment; filename=\"officers.xlsx\"").build();
    }
}
