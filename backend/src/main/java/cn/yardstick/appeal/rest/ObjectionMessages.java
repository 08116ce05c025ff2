package cn.yardstick.appeal.rest;

import cn.yardstick.appeal.Contested;
import cn.yardstick.appeal.Decision;
import cn.yardstick.appeal.Extension;
import cn.yardstick.appeal.NewObjection;
import cn.yardstick.appeal.ObjectionMatter;
import cn.yardstick.appeal.ObjectionState;
import cn.yardstick.appeal.ObjectionStep;
import cn.yardstick.appeal.RemedyKind;
import cn.yardstick.appeal.ReviewBody;
import cn.yardstick.appeal.ReviewTerms;
import cn.yardstick.attachment.AttachmentRef;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.grading.Cut;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.platform.http.Params;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Requests and answers about objections, as in the contract. */
final class ObjectionMessages {

    private static final String ID = "[1-9][0-9]{0,18}";

    /** An objection. */
    public record ObjectionRequest(@NotNull ObjectionMatter matter, @Pattern(regexp = ID) String entryId, @Pattern(regexp = ID) String publicationId, @NotNull @Size(min = 1, max = 5) Set<@NotNull Contested> contested,
            @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> contestedEntryIds, @NotBlank @Size(max = 2000) String reason,
            @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, Instant writtenAt) {
        NewObjection wish() {
            return new NewObjection(matter, Params.bodyId(entryId), Params.bodyId(publicationId), contested, Params.bodyIds(contestedEntryIds), reason);
        }
    }

    /** An appeal. */
    public record AppealRequest(@NotBlank @Size(max = 2000) String reason, @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, Instant writtenAt) {
    }

    /** The terms that the office sets. */
    public record ObjectionTermsRequest(@NotNull @Min(1) @Max(60) Integer entryDays, @NotNull @Min(1) @Max(90) Integer reviewDays, @NotNull @Min(1) @Max(60) Integer appealWithinDays,
            @NotNull @Min(1) @Max(90) Integer appealDays, @NotNull @Min(0) @Max(30) Integer remindDays) {
        ReviewTerms terms() {
            return new ReviewTerms(entryDays, reviewDays, appealWithinDays, appealDays, remindDays, 0);
        }
    }

    /** Why an appeal takes longer. */
    public record ExtensionRequest(@NotBlank @Size(max = 1000) String reason) {
    }

    /** How it may be answered. */
    public enum Outcome {
        UPHELD, DISMISSED, REFUSED_LATE
    }

    /** An answer. */
    public record ObjectionDecisionRequest(@NotNull Outcome outcome, @NotBlank @Size(max = 1000) String reason, @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> reverseEntryIds,
            @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> retakeTieIds, @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> withdrawFindingIds) {
        Decision decision() {
            return new Decision(ObjectionState.valueOf(outcome.name()), reason, Params.bodyIds(reverseEntryIds), Params.bodyIds(retakeTieIds), Params.bodyIds(withdrawFindingIds));
        }
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

    /** An entry that is contested. */
    public record ContestedEntry(String id, ClauseRef clause, Points points, LocalDate occurredOn, String reversedBy) {
    }

    /** The grade that is contested. */
    public record ContestedGrade(String publicationId, String title, int revision, Grade grade) {
    }

    /** What was put right: an entry by its id, a tie by its cut, a finding by its unit and steps. */
    public record RemedyResponse(RemedyKind kind, String targetId, Cut cut, UnitRef unit, Integer leaderSteps) {
    }

    /** Decisions that a review may have taken anew. */
    public record RemedyOptions(List<TieToRetake> ties, List<FindingToWithdraw> findings) {
    }

    /** A tie as it was decided. */
    public record TieToRetake(String id, Cut cut, int places, int tied, boolean chosen, Instant decidedAt, boolean setAside, List<SignedVote> votes) {
    }

    /** What an assessor signed. */
    public record SignedVote(String assessor, String reason, Instant at) {
    }

    /** A finding about a unit that the officer led. */
    public record FindingToWithdraw(String id, UnitRef unit, int leaderSteps, LocalDate occurredOn, String reason, boolean withdrawn) {
    }

    /** An objection. */
    public record ObjectionResponse(String id, ObjectionStep step, String reviewId, String appealId, ObjectionMatter matter, String cycleId, String cycleName, OfficerRef officer, UnitRef unit,
            ContestedGrade grade, List<ContestedEntry> entries, Set<Contested> contested, String reason, List<AttachmentRef> attachments, Instant writtenAt, Instant filedAt, LocalDate inTimeUntil,
            boolean late, ObjectionState state, LocalDate answerUntil, Extension extension, boolean overdue, ReviewBody body, String decidedBy, Instant decidedAt, String answer, List<RemedyResponse> remedies, boolean awaitsRevision,
            LocalDate appealUntil, boolean mayWithdraw, boolean mayDecide, boolean mayRefuseLate, boolean mayExtend, boolean mayAppeal, long version) {
    }

    private ObjectionMessages() {
    }
}
