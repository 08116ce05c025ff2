package cn.yardstick.assessment;

import cn.yardstick.grading.Grading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored run; complete once its transaction ended, and never changed afterwards. */
@Entity
@Table(name = "assessment_run")
class AssessmentRun {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "run_number")
    private int runNumber;
    @Column(name = "engine_version")
    private String engineVersion;
    @Column(name = "rule_book_id")
    private long ruleBookId;
    @Column(name = "input_digest")
    private String inputDigest = "";
    @Column(name = "facts_mark")
    private String factsMark;
    private int officers;
    private int entries;
    @Column(name = "open_ties")
    private int openTies;
    @Column(name = "ran_at")
    private Instant ranAt;
    @Column(name = "account_id")
    private long accountId;
    @Column(name = "ran_by")
    private String ranBy;
    private String note;

    protected AssessmentRun() {
    }

    AssessmentRun(long cycleId, int runNumber, long ruleBookId, String factsMark, Instant ranAt, long accountId, String ranBy, String note) {
        this.cycleId = cycleId;
        this.runNumber = runNumber;
        this.engineVersion = Grading.VERSION;
        this.ruleBookId = ruleBookId;
        this.factsMark = factsMark;
        this.ranAt = ranAt;
        this.accountId = accountId;
        this.ranBy = ranBy;
        this.note = note;
    }

    void complete(GradingRun.Outcome outcome) {
        this.inputDigest = outcome.inputDigest();
        this.officers = outcome.officers();
        this.entries = outcome.entries();
        this.openTies = outcome.openTies().size();
    }

    RunView view() {
        return new RunView(id, cycleId, runNumber, engineVersion, ruleBookId, inputDigest, officers, entries, openTies, ranAt, ranBy, note);
    }

    long id() {
        return id;
    }

    long cycleId() {
        return cycleId;
    }

    int runNumber() {
        return runNumber;
    }

    String factsMark() {
        return factsMark;
    }
}
