package cn.yardstick.cycle.rest;

import cn.yardstick.cycle.MeetingView;
import cn.yardstick.cycle.Meetings;
import cn.yardstick.cycle.rest.MeetingMessages.MeetingRequest;
import cn.yardstick.cycle.rest.MeetingMessages.MeetingResponse;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.unit.Units;
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
import java.util.List;

/** The three meetings of a cycle over HTTP. */
@Path("/api/v1/cycles/{cycleId}/meetings")
@Produces(MediaType.APPLICATION_JSON)
public class CycleMeetingResource {

    private final Meetings meetings;
    private final Units units;
    private final Writes writes;

    CycleMeetingResource(Meetings meetings, Units units, Writes writes) {
        this.meetings = meetings;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.MEETINGS_READ)
    public Page<MeetingResponse> listMeetings(@PathParam("cycleId") String cycleId, @BeanParam PageParams params) {
        return meetings.list(Params.pathId(cycleId), params).map(this::response);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.MEETINGS_HOLD)
    public Response createMeeting(@PathParam("cycleId") String cycleId, @NotNull @Valid MeetingRequest request) {
        var cycle = Params.pathId(cycleId);
        return writes.create(List.of(cycle, request), () -> {
            var meeting = meetings.create(cycle, request.kind(), Params.bodyId(request.unitId()), request.title(), request.scheduledAt(), request.place(), request.agenda());
            return new Written(response(meeting), "/api/v1/meetings/" + meeting.id(), meeting.version());
        });
    }

    private MeetingResponse response(MeetingView meeting) {
        return MeetingResponse.of(meeting, meeting.unitId() == null ? null : units.nameOf(meeting.unitId()), meetings.mayHold(meeting.unitId()));
    }
}
