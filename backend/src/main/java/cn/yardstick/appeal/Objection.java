package cn.yardstick.appeal;

import cn.yardstick.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A stored objection; what was said never changes, what was answered is said once. */
@Entity
@Table(name = "objection")
class Objection {

    /** The time within which it is to be filed, and what may be done about a late one. */
    record Term(LocalDate inTimeUntil, boolean late, boolean refusable, LocalDate answerUntil) {
    }

    @Id
    private Long id;
    @Enumerated(EnumType.STRING)
    private ObjectionStep step;
    @Column(name = "review_id")
    private Long reviewId;
    @Enumerated(EnumType.STRING)
    private ObjectionMatter matter;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "officer_id")
    private long officerId;
    @Column(name = "unit_id")
    private long unitId;
    @Column(name = "entry_id")
    private Long entryId;
    @Column(name = "publication_id")
    private Long publicationId;
    @Enumerated(EnumType.STRING)
    private Grade grade;
    private String contested;
    private String reason;
    @Column(name = "stated_at")
    private Instant statedAt;
    @Column(name = "filed_at")
    private Instant filedAt;
    @Column(name = "in_time_until")
    private LocalDate inTimeUntil;
    private boolean late;
    private boolean refusable;
    @Enumerated(EnumType.STRING)
    private ObjectionState state;
    @Column(name = "answer_until")
    private LocalDate answerUntil;
    @Enumerated(EnumType.STRING)
    private ReviewBody body;
    @Column(name = "decider_id")
    private Long deciderId;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String answer;
    @Column(name = "appeal_until")
    private LocalDate appealUntil;
    @Column(name = "facts_changed")
    private boolean factsChanged = true;
    @Column(name = "extended_by_account")
    private Long extendedByAccount;
    @Column(name = "extended_by")
    private String extendedBy;
    @Column(name = "extended_at")
    private Instant extendedAt;
    @Column(name = "extended_from")
    private LocalDate extendedFrom;
    @Column(name = "extension_reason")
    private String extensionReason;
    @Column(name = "live_key")
    private String liveKey;
    @Column(name = "due_told")
    private boolean dueTold;
    @Column(name = "overdue_told")
    private boolean overdueTold;
    @Version
    private long version;

    protected Objection() {
    }

    private Objection(Instant now, Term term) {
        this.id = idAt(now);
        this.filedAt = now;
        this.inTimeUntil = term.inTimeUntil();
        this.late = term.late();
        this.refusable = term.refusable();
        this.answerUntil = term.answerUntil();
        this.state = ObjectionState.OPEN;
    }

    static Objection review(NewObjection wish, Contest contest, Instant statedAt, Instant now, Term term) {
        var made = new Objection(now, term);
        made.step = ObjectionStep.REVIEW;
        made.matter = wish.matter();
        made.entryId = wish.entryId();
        made.publicationId = wish.publicationId();
        made.contested = wish.contested().stream().sorted().map(Contested::name).collect(Collectors.joining(","));
        made.reason = wish.reason();
        made.statedAt = statedAt;
        made.cycleId = contest.cycleId();
        made.officerId = contest.officerId();
        made.unitId = contest.unitId();
        made.grade = contest.grade();
        made.liveKey = wish.matter() == ObjectionMatter.ENTRY ? "E" + wish.entryId() : "G" + wish.publicationId() + ":" + contest.officerId();
        return made;
    }

    /** Against the answer to this one: to the other body. */
    Objection appeal(String said, Instant stated, Instant now, Term term) {
        var made = new Objection(now, term);
        made.step = ObjectionStep.APPEAL;
        made.reviewId = id;
        made.matter = matter;
        made.entryId = entryId;
        made.publicationId = publicationId;
        made.contested = contested;
        made.reason = said;
        made.statedAt = stated;
        made.cycleId = cycleId;
        made.officerId = officerId;
        made.unitId = unitId;
        made.grade = grade;
        made.body = body.other();
        return made;
    }

    /** In the order of filing, of no use to whoever would count: the moment in milliseconds, and chance behind it. */
    private static long idAt(Instant now) {
        return (now.toEpochMilli() << 20) + ThreadLocalRandom.current().nextInt(1 << 20);
    }

    void withdraw() {
        this.state = ObjectionState.WITHDRAWN;
        this.liveKey = null;
    }

    void decide(ObjectionState outcome, ReviewBody by, long account, String name, Instant now, String said, boolean changed, LocalDate mayBeAppealedUntil) {
        this.state = outcome;
        this.body = by;
        this.deciderId = account;
        this.decidedBy = name;
        this.decidedAt = now;
        this.answer = said;
        this.factsChanged = changed;
        this.appealUntil = mayBeAppealedUntil;
        this.liveKey = null;
    }

    /** Whoever answers is reminded of the new day as of the one before. */
    void extend(LocalDate until, long account, String name, Instant now, String why) {
        this.extendedFrom = answerUntil;
        this.answerUntil = until;
        this.extendedByAccount = account;
        this.extendedBy = name;
        this.extendedAt = now;
        this.extensionReason = why;
        this.dueTold = false;
    }

    Long id() {
        return id;
    }

    long officerId() {
        return officerId;
    }

    Long deciderId() {
        return deciderId;
    }

    ObjectionState state() {
        return state;
    }

    long version() {
        return version;
    }

    ObjectionView view(List<Long> entryIds, List<Remedy> remedies, Long appealId) {
        return new ObjectionView(id, step, reviewId, appealId, matter, cycleId, officerId, unitId, entryId, publicationId, grade,
                Arrays.stream(contested.split(",")).map(Contested::valueOf).collect(Collectors.toCollection(TreeSet::new)), reason, statedAt == null ? filedAt : statedAt, filedAt, inTimeUntil, late,
                refusable, state, answerUntil, extendedAt == null ? null : new Extension(extendedBy, extendedAt, extendedFrom, extensionReason), body, deciderId, decidedBy, decidedAt, answer, appealUntil, remedies, entryIds, version);
    }
}
