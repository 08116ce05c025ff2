package cn.yardstick.publication;

import cn.yardstick.assessment.FrozenInputs.Evidence;
import cn.yardstick.ledger.TreeHash;
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

/** A stored publication. */
@Entity
@Table(name = "publication")
class Publication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "run_id")
    private long runId;
    private int revision;
    private String title;
    private String note;
    @Enumerated(EnumType.STRING)
    private PublicationState state;
    private int officers;
    @Column(name = "proposed_by_account")
    private long proposerId;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "approved_by_account")
    private Long approverId;
    @Column(name = "approved_by")
    private String approvedBy;
    @Column(name = "published_at")
    private Instant publishedAt;
    @Column(name = "term_ends_on")
    private LocalDate termEndsOn;
    @Column(name = "tree_hash")
    private String treeHash;
    @Column(name = "supersedes_id")
    private Long supersedesId;
    @Enumerated(EnumType.STRING)
    private Places places;
    @Column(name = "lines_changed")
    private int changed;
    @Column(name = "lines_for_others")
    private int forOthers;
    @Column(name = "lines_kept")
    private int kept;
    @Enumerated(EnumType.STRING)
    private Shown shown;
    @Column(name = "results_digest")
    private String resultsDigest;
    private String certificates;
    @Version
    private long version;

    protected Publication() {
    }

    Publication(long cycleId, long runId, int revision, String title, String note, int officers, TreeHash treeHash, long proposerId, String proposedBy, Instant now) {
        this.cycleId = cycleId;
        this.runId = runId;
        this.revision = revision;
        this.title = title;
        this.note = note;
        this.officers = officers;
        this.treeHash = treeHash.word();
        this.proposerId = proposerId;
        this.proposedBy = proposedBy;
        this.proposedAt = now;
        this.state = PublicationState.PROPOSED;
        this.shown = Shown.ALL_GRADES;
    }

    void publish(long by, String byName, Instant now, LocalDate lastDay) {
        this.state = PublicationState.PUBLISHED;
        this.approverId = by;
        this.approvedBy = byName;
        this.publishedAt = now;
        this.termEndsOn = lastDay;
    }

    /** Takes the place of a published list. */
    void revise(long earlier, Places rule) {
        this.supersedesId = earlier;
        this.places = rule;
    }

    /** Frozen with the proposal: who sees what, and what the run is sealed with. */
    void frozen(Shown lines, Evidence evidence) {
        this.shown = lines;
        this.resultsDigest = evidence.resultsDigest();
        this.certificates = evidence.certificates();
    }

    void counted(PublicationView.Counts counts) {
        this.changed = counts.changed();
        this.forOthers = counts.forOthers();
        this.kept = counts.kept();
    }

    void supersede() {
        this.state = PublicationState.SUPERSEDED;
    }

    void withdraw() {
        this.state = PublicationState.WITHDRAWN;
    }

    Long id() {
        return id;
    }

    long cycleId() {
        return cycleId;
    }

    long runId() {
        return runId;
    }

    long proposerId() {
        return proposerId;
    }

    Long approverId() {
        return approverId;
    }

    PublicationState state() {
        return state;
    }

    long version() {
        return version;
    }

    /** By what its lines are hashed; null for a list from before lists were sealed. */
    TreeHash treeHash() {
        return treeHash == null ? null : TreeHash.of(treeHash);
    }

    int officers() {
        return officers;
    }

    /** Base64; null for lists from before results were sealed. */
    String resultsDigest() {
        return resultsDigest;
    }

    Long supersedesId() {
        return supersedesId;
    }

    Places places() {
        return places;
    }

    int revision() {
        return revision;
    }

    PublicationView view() {
        return new PublicationView(id, cycleId, runId, revision, title, note, state, proposerId, proposedBy, proposedAt, approvedBy, publishedAt, termEndsOn, officers, supersedesId, places,
                new PublicationView.Counts(changed, forOthers, kept), shown, certificates, version);
    }
}
