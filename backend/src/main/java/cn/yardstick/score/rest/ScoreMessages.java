package cn.yardstick.score.rest;

import cn.yardstick.attachment.AttachmentRef;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.platform.http.Params;
import cn.yardstick.score.EntryFlag;
import cn.yardstick.score.EntryState;
import cn.yardstick.score.Proposal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Requests and answers about score entries, as in the contract. */
final class ScoreMessages {

    private static final String ID = "[1-9][0-9]{0,18}";

    /** A proposal. */
    public record ScoreEntryRequest(@NotNull @Pattern(regexp = ID) String cycleId, @NotNull @Pattern(regexp = ID) String officerId, @NotNull @Pattern(regexp = ID) String clauseId,
            @NotNull Points points, @NotNull LocalDate occurredOn, @Pattern(regexp = ID) String incidentId, @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> diaryEntryIds,
            @NotBlank @Size(max = 1000) String note) {
        Proposal proposal() {
            return new Proposal(Params.bodyId(cycleId), Params.bodyId(officerId), Params.bodyId(clauseId), points, occurredOn, Params.bodyId(incidentId), Params.bodyIds(diaryEntryIds), note);
        }
    }

    /** Confirmed, with or without a word. */
    public record EntryDecision(@Size(max = 500) String note) {
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    /** What the officer says. */
    public record AnswerRequest(@NotBlank @Size(max = 2000) String text, @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, Instant writtenAt) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** A clause in both languages. */
    public record ClauseRef(String id, String code, String textZh, String textEn) {
    }

    /** What the officer said. */
    public record AnswerResponse(String id, String text, Instant at, Instant arrivedAt, boolean late, List<AttachmentRef> attachments) {
    }

    /** An entry. */
    public record ScoreEntryResponse(String id, String cycleId, OfficerRef officer, UnitRef unit, ClauseRef clause, String categoryCode, Points points, Grade ceiling,
            LocalDate occurredOn, String incidentId, List<String> diaryEntryIds, String note, EntryState state, String proposedBy, Instant proposedAt, String decidedBy,
            Instant decidedAt, String decisionNote, String reverses, String reversedBy, List<AnswerResponse> answers,
            LocalDate answerUntil, boolean noteNeeded, Set<EntryFlag> flags, Set<EntryFlag> flagsAtProposal, boolean mayConfirm, boolean mayReject, boolean mayReverse,
            boolean mayAnswer, String asDeputyOf, long version) {
    }

    private ScoreMessages() {
    }
}
