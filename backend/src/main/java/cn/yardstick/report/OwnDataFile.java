package cn.yardstick.report;

import cn.yardstick.appeal.Contested;
import cn.yardstick.appeal.ObjectionMatter;
import cn.yardstick.appeal.ObjectionState;
import cn.yardstick.appeal.ObjectionStep;
import cn.yardstick.assessment.ExplanationAnswers.ExplainedResult;
import cn.yardstick.cycle.AttendanceState;
import cn.yardstick.cycle.MeetingKind;
import cn.yardstick.identity.OwnSessions.SessionView;
import cn.yardstick.identity.Role;
import cn.yardstick.identity.SignIns.SignInView;
import cn.yardstick.incident.Disposition;
import cn.yardstick.incident.IncidentNature;
import cn.yardstick.incident.IncidentRole;
import cn.yardstick.incident.IncidentState;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.Education;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.officer.PoliceRank;
import cn.yardstick.officer.Sex;
import cn.yardstick.score.EntryState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What a person takes out about oneself, as in the contract ({@code OwnData}); {@code officer} null for an account without one. */
public record OwnDataFile(Instant madeAt, OwnAccount account, List<SessionView> sessions, List<SignInView> signIns, OwnOfficer officer, List<OwnAssignment> assignments,
        List<OwnMembership> memberships, List<OwnMeeting> meetings, List<OwnConfirmation> ruleBooks, List<OwnEntry> scoreEntries, List<OwnIncident> incidents, List<OwnResult> results,
        List<OwnObjection> objections) {

    /** The account; {@code factorSince} null without a second factor. */
    public record OwnAccount(String id, String username, String displayName, List<OwnGrant> grants, Instant lastSignInAt, Instant factorSince) {
    }

    /** A role; {@code unit} by name, null for the whole bureau. */
    public record OwnGrant(Role role, String unit) {
    }

    /** Master and personal data; what is damaged is null. */
    public record OwnOfficer(String id, String badgeNo, String name, String unit, Post post, LeadershipRole leadershipRole, PoliceRank policeRank, Education education, LocalDate joinedOn,
            OfficerState state, Sex sex, LocalDate birthDate, String phone) {
    }

    /** A time in a unit. */
    public record OwnAssignment(String unit, Post post, LeadershipRole leadershipRole, LocalDate from, LocalDate until) {
    }

    /** A place in the frozen population of a cycle. */
    public record OwnMembership(String cycle, String unit, String pool, Post post, LeadershipRole leadershipRole) {
    }

    /** An invitation to a meeting and what became of it. */
    public record OwnMeeting(String cycle, MeetingKind kind, String title, Instant scheduledAt, AttendanceState state, Instant at) {
    }

    /** A rule book that was confirmed as read. */
    public record OwnConfirmation(String ruleBookId, String title, Instant acknowledgedAt) {
    }

    /** A score entry. */
    public record OwnEntry(String id, String cycle, String clauseCode, String textZh, String textEn, Points points, LocalDate occurredOn, String note, EntryState state, Instant proposedAt,
            Instant decidedAt, String decisionNote, List<OwnAnswer> answers) {
    }

    /** What was said to an entry. */
    public record OwnAnswer(String text, Instant at) {
    }

    /** An incident and the own part in it; the others in it are left out. */
    public record OwnIncident(String id, IncidentNature nature, String title, String description, String place, LocalDate occurredOn, IncidentRole role, Disposition disposition,
            IncidentState state, Instant decidedAt, String decisionNote) {
    }

    /** An objection or an appeal. */
    public record OwnObjection(String id, ObjectionStep step, ObjectionMatter matter, String cycle, Set<Contested> contested, String reason, Instant filedAt, boolean late, ObjectionState state,
            LocalDate answerUntil, Instant decidedAt, String decidedBy, String answer) {
    }

    /** A published grade with its reasons. */
    public record OwnResult(String publicationId, String title, Instant publishedAt, Instant readAt, ExplainedResult result) {
    }
}
