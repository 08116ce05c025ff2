package cn.yardstick.score;

import cn.yardstick.incident.TimelineKind;
import cn.yardstick.incident.TimelineLine;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.rulebook.ClauseView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A stored entry; its points and clause never change. */
@Entity
@Table(name = "score_entry")
class ScoreEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;
    @Column(name = "clause_id")
    private Long clauseId;
    @Column(name = "category_code")
    private String categoryCode;
    private long points;
    @Enumerated(EnumType.STRING)
    private Grade ceiling;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    @Column(name = "incident_id")
    private Long incidentId;
    private String note;
    @Enumerated(EnumType.STRING)
    private EntryState state;
    @Column(name = "proposer_id")
    private long proposerId;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "decider_id")
    private Long deciderId;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "decision_note")
    private String decisionNote;
    private Long reverses;
    @Column(name = "reversed_by")
    private Long reversedBy;
    @Column(name = "live_key")
    private String liveKey;
    @Column(name = "answer_until")
    private LocalDate answerUntil;
    private String flags = "";
    @Version
    private long version;

    protected ScoreEntry() {
    }

    ScoreEntry(Proposal proposal, long unitId, ClauseView clause, String liveKey, LocalDate answerUntil, long proposerId, String proposedBy, Instant now) {
        this.cycleId = proposal.cycleId();
        this.officerId = proposal.officerId();
        this.unitId = unitId;
        this.clauseId = clause.id();
        this.categoryCode = clause.categoryCode();
        this.points = proposal.points().hundredths();
        this.ceiling = clause.ceiling();
        this.occurredOn = proposal.occurredOn();
        this.incidentId = proposal.incidentId();
        this.note = proposal.note();
        this.state = EntryState.PROPOSED;
        this.liveKey = liveKey;
        this.answerUntil = answerUntil;
        this.proposerId = proposerId;
        this.proposedBy = proposedBy;
        this.proposedAt = now;
    }

    /** Flags as they are stored. */
    static String text(Set<EntryFlag> found) {
        return found.stream().map(EntryFlag::name).collect(Collectors.joining(","));
    }

    void decide(EntryState newState, long by, String byName, Instant now, String newNote) {
        this.state = newState;
        this.deciderId = by;
        this.decidedBy = byName;
        this.decidedAt = now;
        this.decisionNote = newNote;
        this.liveKey = newState == EntryState.CONFIRMED ? liveKey : null;
    }

    /** The row that takes this entry back; this one counts no more. */
    ScoreEntry reversal(long by, String byName, Instant now, String reason) {
        var reversal = new ScoreEntry();
        reversal.cycleId = cycleId;
        reversal.officerId = officerId;
        reversal.unitId = unitId;
        reversal.clauseId = clauseId;
        reversal.categoryCode = categoryCode;
        reversal.points = -points;
        reversal.occurredOn = occurredOn;
        reversal.incidentId = incidentId;
        reversal.note = reason;
        reversal.state = EntryState.REVERSAL;
        reversal.proposerId = by;
        reversal.proposedBy = byName;
        reversal.proposedAt = now;
        reversal.reverses = id;
        return reversal;
    }

    void reversedBy(long reversal) {
        this.state = EntryState.REVERSED;
        this.reversedBy = reversal;
        this.liveKey = null;
    }

    Long id() {
        return id;
    }

    Long cycleId() {
        return cycleId;
    }

    Long officerId() {
        return officerId;
    }

    Long unitId() {
        return unitId;
    }

    EntryState state() {
        return state;
    }

    long proposerId() {
        return proposerId;
    }

    LocalDate answerUntil() {
        return answerUntil;
    }

    Long deciderId() {
        return deciderId;
    }

    long version() {
        return version;
    }

    /** That it was proposed; or, of a reversal, that the entry it names was reversed. */
    TimelineLine proposedLine() {
        return reverses == null ? line(proposedAt, TimelineKind.ENTRY_PROPOSED, id, proposedBy, note) : line(proposedAt, TimelineKind.ENTRY_REVERSED, reverses, proposedBy, note);
    }

    TimelineLine decidedLine() {
        return line(decidedAt, state == EntryState.REJECTED ? TimelineKind.ENTRY_REJECTED : TimelineKind.ENTRY_CONFIRMED, id, decidedBy, decisionNote);
    }

    TimelineLine answeredLine(EntryView.Answer answer) {
        return new TimelineLine(answer.arrivedAt(), TimelineKind.ENTRY_ANSWERED, answer.id(), incidentId, "score-entry", id, null, officerId, Points.of(points).toString(), answer.text());
    }

    private TimelineLine line(Instant at, TimelineKind kind, long leadsTo, String by, String said) {
        return new TimelineLine(at, kind, id, incidentId, "score-entry", leadsTo, by, officerId, Points.of(points).toString(), said);
    }

    StandingEntry standing() {
        return new StandingEntry(id, officerId, clauseId, categoryCode, Points.of(points), incidentId, ceiling, occurredOn, proposedBy, decidedBy);
    }

    EntryView view(List<Long> diaryEntryIds, List<EntryView.Answer> answers) {
        return new EntryView(id, cycleId, officerId, unitId, clauseId, categoryCode, Points.of(points), ceiling, occurredOn, incidentId, diaryEntryIds, note, state, proposerId,
                proposedBy, proposedAt, deciderId, decidedBy, decidedAt, decisionNote, reverses, reversedBy, answers, answerUntil,
                flags.isEmpty() ? Set.of() : Arrays.stream(flags.split(",")).map(EntryFlag::valueOf).collect(Collectors.toCollection(TreeSet::new)), version);
    }
}
