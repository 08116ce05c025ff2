package cn.yardstick.incident.rest;

import cn.yardstick.attachment.AttachmentRef;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.incident.Amendment;
import cn.yardstick.incident.Disposition;
import cn.yardstick.incident.IncidentNature;
import cn.yardstick.incident.IncidentReport;
import cn.yardstick.incident.IncidentRole;
import cn.yardstick.incident.IncidentSource;
import cn.yardstick.incident.IncidentState;
import cn.yardstick.incident.Involved;
import cn.yardstick.incident.TimelineKind;
import cn.yardstick.platform.http.Params;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Requests and answers about incidents and findings, as in the contract. */
final class IncidentMessages {

    private static final String ID = "[1-9][0-9]{0,18}";
    /** Whatever can be seen, but for blanks at the ends, which nobody could tell apart. */
    private static final String REFERENCE = "[^\\s\\p{Cntrl}]([^\\p{Cntrl}]*[^\\s\\p{Cntrl}])?";

    /** An officer in it. */
    public record OfficerItem(@NotNull @Pattern(regexp = ID) String officerId, @NotNull IncidentRole role, @NotNull Disposition disposition) {
    }

    /** A report. */
    public record IncidentRequest(@NotNull IncidentNature nature, @NotNull IncidentSource source, @NotBlank @Size(max = 100) String title, @NotBlank @Size(max = 4000) String description,
            @Size(max = 100) String place, @NotNull LocalDate occurredOn, @NotNull @Size(max = 50) List<@NotNull @Valid OfficerItem> officers,
            @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> unitIds, @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> diaryEntryIds,
            @Size(min = 1, max = 64) @Pattern(regexp = REFERENCE) String reference,
            @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, Instant writtenAt) {
        IncidentReport report() {
            return new IncidentReport(nature, source, title, description, place, occurredOn,
                    involved(officers), Params.bodyIds(unitIds), Params.bodyIds(diaryEntryIds),
                    reference);
        }

        Enclosed enclosed() {
            return Enclosed.of(attachmentIds, writtenAt);
        }
    }

    /** What followed for one officer. */
    public record DispositionItem(@NotNull @Pattern(regexp = ID) String officerId, @NotNull Disposition disposition) {
    }

    /** It happened. */
    public record VerifyIncident(@NotBlank @Size(max = 500) String note, @Size(max = 50) List<@NotNull @Valid DispositionItem> dispositions) {
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    /** The same event as that one, and by what one knows it. */
    public record MergeIncident(@NotNull @Pattern(regexp = ID) String survivorId, @NotBlank @Size(max = 500) String reason) {
    }

    /** The same event as another; {@code title} null for whoever may not read that one. */
    public record Linked(String id, String title, IncidentState state) {
    }

    /** What became known later; what is left out or null stands. */
    public record AmendIncident(@NotBlank @Size(max = 500) String reason, @Size(max = 50) List<@NotNull @Valid OfficerItem> officers, @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> unitIds,
            @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> diaryEntryIds, @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, LocalDate occurredOn,
            @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*") String place) {
        Amendment amendment() {
            return new Amendment(officers == null ? List.of() : involved(officers), Params.bodyIds(unitIds), Params.bodyIds(diaryEntryIds), occurredOn, place, reason);
        }
    }

    /** An officer who came in later, or of whom more is known. */
    public record AmendedOfficer(OfficerRef officer, IncidentRole role, Disposition disposition, IncidentRole roleBefore, Disposition dispositionBefore) {
    }

    /** What became known later. */
    public record AmendmentResponse(String id, String reason, String doneBy, Instant doneAt, LocalDate occurredOn, LocalDate occurredBefore, String place, String placeBefore, List<AmendedOfficer> officers,
            List<UnitRef> units, List<String> diaryEntryIds) {
    }

    /** One line of the timeline. */
    public record TimelineLineResponse(String id, Instant at, TimelineKind kind, String incidentId, String recordType, String recordId, String by, OfficerRef officer, String label, String text) {
    }

    private static List<Involved> involved(List<OfficerItem> officers) {
        return officers.stream().map(one -> new Involved(Params.bodyId(one.officerId()), one.role(), one.disposition())).toList();
    }

    /** What was found about a unit. */
    public record FindingRequest(@NotNull @Pattern(regexp = ID) String unitId, @NotNull @Min(1) @Max(3) Integer leaderSteps, @NotNull LocalDate occurredOn, @NotBlank @Size(max = 500) String reason) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer in it. */
    public record IncidentOfficer(OfficerRef officer, IncidentRole role, Disposition disposition) {
    }

    /** An incident. */
    public record IncidentResponse(String id, IncidentNature nature, IncidentSource source, String title, String description, String place, LocalDate occurredOn, Instant reportedAt, Instant arrivedAt,
            String reportedBy, boolean reportedBySystem, String reference, List<IncidentOfficer> officers, List<UnitRef> units, List<String> diaryEntryIds, List<AttachmentRef> attachments, IncidentState state, Instant decidedAt, String decidedBy,
            String decisionNote, Linked mergedInto, List<Linked> duplicates, List<AmendmentResponse> amendments, boolean mayVerify, boolean mayDismiss, boolean mayFind, boolean mayPropose, boolean mayMerge, boolean mayWithdrawMerge, boolean mayAmend,
            String asDeputyOf, long version) {
    }

    /** A finding. */
    public record FindingResponse(String id, String incidentId, UnitRef unit, int leaderSteps, LocalDate occurredOn, String reason, String foundBy, Instant foundAt, String withdrawnReason) {
    }

    /** All findings of an incident. */
    public record FindingList(List<FindingResponse> items) {
    }

    private IncidentMessages() {
    }
}
