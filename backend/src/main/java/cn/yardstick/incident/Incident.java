package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A stored incident: reported, then verified or dismissed, once; or merged into another one as long as the merge stands. */
@Entity
@Table(name = "incident")
class Incident {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Enumerated(EnumType.STRING)
    private IncidentNature nature;
    @Enumerated(EnumType.STRING)
    private IncidentSource source;
    private String title;
    private String description;
    private String place;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    @Column(name = "reported_at")
    private Instant reportedAt;
    @Column(name = "stated_at")
    private Instant statedAt;
    @Column(name = "reporter_id")
    private long reporterId;
    @Column(name = "reported_by")
    private String reportedBy;
    @Enumerated(EnumType.STRING)
    private IncidentState state;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decision_note")
    private String decisionNote;
    @Column(name = "client_id")
    private Long clientId;
    private String reference;
    @Column(name = "report_digest")
    private byte[] reportDigest;
    @Column(name = "survivor_id")
    private Long survivorId;
    @Column(name = "first_entry_at")
    private Instant firstEntryAt;
    @Version
    private long version;

    protected Incident() {
    }

    /** {@code clientId}: the other system that reports, or null. */
    Incident(IncidentReport report, long reporterId, String reportedBy, Long clientId, Instant statedAt, Instant now) {
        this.nature = report.nature();
        this.source = report.source();
        this.title = report.title();
        this.description = report.description();
        this.place = report.place();
        this.occurredOn = report.occurredOn();
        this.reporterId = reporterId;
        this.reportedBy = reportedBy;
        this.statedAt = statedAt;
        this.reportedAt = now;
        this.state = IncidentState.REPORTED;
        this.clientId = clientId;
        this.reference = report.reference();
        this.reportDigest = report.digest();
    }

    boolean isOf(IncidentReport report) {
        return MessageDigest.isEqual(reportDigest, report.digest());
    }

    void decide(IncidentState newState, String by, Instant now, String note) {
        this.state = newState;
        this.decidedBy = by;
        this.decidedAt = now;
        this.decisionNote = note;
    }

    boolean decided() {
        return state != IncidentState.REPORTED;
    }

    boolean verified() {
        return state == IncidentState.VERIFIED;
    }

    boolean mergeable() {
        return state == IncidentState.REPORTED || state == IncidentState.VERIFIED;
    }

    void mergeInto(long survivor) {
        this.survivorId = survivor;
        this.state = IncidentState.MERGED;
    }

    /** What it was before. */
    void standAlone(IncidentState before) {
        this.survivorId = null;
        this.state = before;
    }

    void happenedOn(LocalDate day) {
        this.occurredOn = day;
    }

    void happenedAt(String where) {
        this.place = where;
    }

    LocalDate occurredOn() {
        return occurredOn;
    }

    String place() {
        return place;
    }

    IncidentState state() {
        return state;
    }

    /** The incident that it was merged into, or null. */
    Long survivorId() {
        return survivorId;
    }

    /** The incident that this one and all that was merged with it are. */
    long root() {
        return survivorId == null ? id : survivorId;
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    TimelineLine reportedLine() {
        return new TimelineLine(reportedAt, TimelineKind.REPORTED, id, id, "incident", id, reportedBy, null, null, title);
    }

    /** A duplicate that was decided was verified: what was dismissed is not merged. */
    TimelineLine decidedLine() {
        return new TimelineLine(decidedAt, state == IncidentState.DISMISSED ? TimelineKind.DISMISSED : TimelineKind.VERIFIED, id, id, "incident", id, decidedBy, null, null, decisionNote);
    }

    LinkedIncident linked() {
        return new LinkedIncident(id, title, state);
    }

    IncidentView view(List<Involved> officers, List<Long> named, List<Long> allUnits, List<Long> diaryEntries, LinkedIncident survivor, List<LinkedIncident> duplicates,
            List<AmendmentView> amendments) {
        return new IncidentView(id, new IncidentReport(nature, source, title, description, place, occurredOn, officers, named, diaryEntries, reference), statedAt == null ? reportedAt : statedAt, reportedAt, reporterId, reportedBy, clientId != null, state,
                decidedAt, decidedBy, decisionNote, allUnits, survivor, duplicates, amendments, version);
    }
}
