package cn.yardstick.publication.rest;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.publication.Proposals;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.rest.PublicationMessages.PublicationRequest;
import cn.yardstick.publication.rest.PublicationMessages.PublicationResponse;
import cn.yardstick.publication.rest.PublicationMessages.Reader;
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

/** A cycle's list is proposed over HTTP. */
@Path("/api/v1/cycles/{cycleId}/publications")
@Produces(MediaType.APPLICATION_JSON)
public class ProposalResource {

    private final Proposals proposals;
    private final Publications publications;
    private final Cycles cycles;
    private final Writes writes;

    ProposalResource(Proposals proposals, Publications publications, Cycles cycles, Writes writes) {
        this.proposals = proposals;
        this.publications = publications;
        this.cycles = cycles;
        this.writes = writes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.PUBLICATIONS_WRITE)
    public Response proposePublication(@PathParam("cycleId") String cycleId, @NotNull @Valid PublicationRequest request) {
        var cycle = cycles.get(Params.pathId(cycleId));
        return writes.create(List.of(cycle.id(), request), Assessments.LONGEST_RUN, () -> {
            var publication = proposals.propose(cycle.id(), new Proposals.NewList(request.title(), request.note(), request.places(), request.shown()));
            return new Written(PublicationResponse.of(publication, cycle.name(), new Reader(false, publications.may(publication, cycle), publications.openForObjection(publication), publications.seesAll())), "/api/v1/publications/" + publication.id(), publication.version());
        });
    }
}
