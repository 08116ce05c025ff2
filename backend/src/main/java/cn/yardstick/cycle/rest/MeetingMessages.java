package cn.yardstick.cycle.rest;

import cn.yardstick.cycle.AttendanceState;
import cn.yardstick.cycle.MeetingKind;
import cn.yardstick.cycle.MeetingState;
import cn.yardstick.cycle.MeetingView;
import cn.yardstick.cycle.rest.CycleMessages.OfficerRef;
import cn.yardstick.cycle.rest.CycleMessages.UnitRef;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** Requests and answers about meetings, as in the contract. */
final class MeetingMessages {

    /** A planned meeting. */
    public record MeetingRequest(@NotNull MeetingKind kind, @Pattern(regexp = CycleMessages.ID) String unitId, @NotBlank @Size(max = 100) String title, @NotNull Instant scheduledAt,
            @NotBlank @Size(max = 100) String place, @NotBlank @Size(max = 4000) String agenda) {
    }

    /** A plan as it shall be. */
    public record UpdateMeeting(@NotBlank @Size(max = 100) String title, @NotNull Instant scheduledAt, @NotBlank @Size(max = 100) String place, @NotBlank @Size(max = 4000) String agenda) {
    }

    /** When it was held, and what was said. */
    public record HoldMeeting(@NotNull Instant heldAt, @NotBlank @Size(max = 16_000) String minutes) {
    }

    /** One officer's attendance. */
    public record AttendanceItem(@NotNull @Pattern(regexp = CycleMessages.ID) String officerId, @NotNull AttendanceState state) {
    }

    /** Who was there. */
    public record AttendanceRequest(@NotNull @Size(min = 1, max = 2000) List<@NotNull @Valid AttendanceItem> items) {
    }

    /** A meeting with its counts. */
    public record MeetingResponse(String id, String cycleId, MeetingKind kind, UnitRef unit, String title, Instant scheduledAt, String place, String agenda, MeetingState state,
            Instant heldAt, String minutes, int invited, int reached, boolean mayHold, long version) {
        static MeetingResponse of(MeetingView meeting, String unitName, boolean mayHold) {
            return new MeetingResponse(Long.toString(meeting.id()), Long.toString(meeting.cycleId()), meeting.kind(), UnitRef.of(meeting.unitId(), unitName), meeting.title(),
                    meeting.scheduledAt(), meeting.place(), meeting.agenda(), meeting.state(), meeting.heldAt(), meeting.minutes(), meeting.invited(), meeting.reached(), mayHold, meeting.version());
        }
    }

    /** How an officer was reached. */
    public record AttendanceResponse(OfficerRef officer, UnitRef unit, AttendanceState state, Instant at) {
    }

    private MeetingMessages() {
    }
}
