package cn.yardstick.assessment.rest;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.TieView;
import cn.yardstick.assessment.Ties;
import cn.yardstick.assessment.rest.AssessmentMessages.OfficerRef;
import cn.yardstick.assessment.rest.AssessmentMessages.TieList;
import cn.yardstick.assessment.rest.AssessmentMessages.TieResponse;
import cn.yardstick.assessment.rest.AssessmentMessages.VoteRequest;
import cn.yardstick.assessment.rest.AssessmentMessages.VoteResponse;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Ties and votes over HTTP. */
@Path("/api/v1/cycles/{cycleId}/assessment/ties")
@Produces(MediaType.APPLICATION_JSON)
public class TieResource {

    private final Ties ties;
    private final Cycles cycles;
    private final Officers officers;
    private final Writes writes;

    TieResource(Ties ties, Cycles cycles, Officers officers, Writes writes) {
        this.ties = ties;
        this.cycles = cycles;
        this.officers = officers;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.TIES_READ)
    public TieList listTies(@PathParam("cycleId") String cycleId) {
        var id = Params.pathId(cycleId);
        return new TieList(responses(id, ties.list(id)));
    }

    @POST
    @Path("/{tieId}/votes")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.TIES_DECIDE)
    public Response voteOnTie(@PathParam("cycleId") String cycleId, @PathParam("tieId") String tieId, @NotNull @Valid VoteRequest request) {
        var cycle = Params.pathId(cycleId);
        var tie = ties.visible(cycle, Params.pathId(tieId)).id();
        return writes.create(List.of(cycle, tie, request), Assessments.LONGEST_RUN, () -> {
            var voted = ties.vote(cycle, tie, Params.bodyIds(request.chosen()), request.reason());
            return new Written(responses(cycle, List.of(voted)).getFirst(), "/api/v1/cycles/" + cycle + "/assessment/ties", voted.version());
        });
    }

    private List<TieResponse> responses(long cycleId, List<TieView> views) {
        var badges = officers.badgesOf(views.stream().flatMap(tie -> tie.tied().stream()).distinct().toList());
        var pools = cycles.pools(cycleId);
        return views.stream().map(tie -> new TieResponse(Long.toString(tie.id()), tie.cut(), tie.places(),
                tie.tied().stream().map(id -> new OfficerRef(id.toString(), badges.get(id).badgeNo(), badges.get(id).name())).toList(), Long.toString(tie.cycleId()), Long.toString(tie.poolId()),
                pools.get(tie.poolId()).name(), tie.state(), tie.chosen().stream().map(String::valueOf).toList(),
                tie.votes().stream().map(vote -> new VoteResponse(vote.assessor(), vote.chosen().stream().map(String::valueOf).toList(), vote.reason(), vote.at())).toList(),
                tie.votesNeeded(), tie.again(), tie.mayVote(), tie.version())).toList();
    }
}
