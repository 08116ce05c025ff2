package cn.yardstick.cycle.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.cycle.AttendanceState;
import cn.yardstick.cycle.AttendanceView;
import cn.yardstick.cycle.MeetingView;
import cn.yardstick.cycle.Meetings;
import cn.yardstick.cycle.rest.CycleMessages.OfficerRef;
import cn.yardstick.cycle.rest.CycleMessages.UnitRef;
import cn.yardstick.cycle.rest.MeetingMessages.AttendanceRequest;
import cn.yardstick.cycle.rest.MeetingMessages.AttendanceResponse;
import cn.yardstick.cycle.rest.MeetingMessages.HoldMeeting;
import cn.yardstick.cycle.rest.MeetingMessages.MeetingResponse;
import cn.yardstick.cycle.rest.MeetingMessages.UpdateMeeting;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;

/** One meeting and its attendance over HTTP. */
@Path("/api/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
public class MeetingResource {

    private final Meetings meetings;
    private final Officers officers;
    private final Units units;
    private final Writes writes;

    MeetingResource(Meetings meetings, Officers officers, Units units, Writes writes) {
        this.meetings = meetings;
        this.officers = officers;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @Path("/{meetingId}")
    @PermissionsAllowed(Permission.MEETINGS_READ)
    public Response getMeeting(@PathParam("meetingId") String meetingId) {
        var meeting = meetings.visible(Params.pathId(meetingId));
        return Writes.read(response(meeting), meeting.version());
    }

    @PUT
    @Path("/{meetingId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.MEETINGS_HOLD)
    public Response updateMeeting(@PathParam("meetingId") String meetingId, @NotNull @Valid UpdateMeeting request) {
        var id = visible(meetingId);
        return writes.change(version -> written(meetings.change(id, version, request.title(), request.scheduledAt(), request.place(), request.agenda())));
    }

    @POST
    @Path("/{meetingId}/holding")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.MEETINGS_HOLD)
    public Response holdMeeting(@PathParam("meetingId") String meetingId, @NotNull @Valid HoldMeeting request) {
        var id = visible(meetingId);
        return writes.change(version -> written(meetings.hold(id, version, request.heldAt(), request.minutes())));
    }

    @GET
    @Path("/{meetingId}/attendance")
    @PermissionsAllowed(Permission.MEETINGS_READ)
    public Page<AttendanceResponse> listAttendance(@PathParam("meetingId") String meetingId, @BeanParam PageParams params, @QueryParam("state") String state) {
        var page = meetings.attendance(Params.pathId(meetingId), Params.oneOf(AttendanceState.class, "state", state), params);
        var names = officers.byIds(page.items().stream().map(AttendanceView::officerId).toList());
        return page.map(row -> new AttendanceResponse(OfficerRef.of(names.get(row.officerId())), UnitRef.of(row.unitId(), units.nameOf(row.unitId())), row.state(), row.at()));
    }

    @PUT
    @Path("/{meetingId}/attendance")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.MEETINGS_HOLD)
    public Response recordAttendance(@PathParam("meetingId") String meetingId, @NotNull @Valid AttendanceRequest request) {
        var id = visible(meetingId);
        var states = new LinkedHashMap<Long, AttendanceState>();
        request.items().forEach(item -> states.put(Params.bodyId(item.officerId()), item.state()));
        return writes.change(version -> written(meetings.attend(id, version, states)));
    }

    @GET
    @Path("/{meetingId}/history")
    @PermissionsAllowed(Permission.MEETINGS_READ)
    public Page<HistoryLine> meetingHistory(@PathParam("meetingId") String meetingId, @BeanParam PageParams params) {
        return meetings.history(Params.pathId(meetingId), params);
    }

    private long visible(String meetingId) {
        return meetings.visible(Params.pathId(meetingId)).id();
    }

    private MeetingResponse response(MeetingView meeting) {
        return MeetingResponse.of(meeting, meeting.unitId() == null ? null : units.nameOf(meeting.unitId()), meetings.mayHold(meeting.unitId()));
    }

    private Written written(MeetingView meeting) {
        return new Written(response(meeting), null, meeting.version());
    }
}
