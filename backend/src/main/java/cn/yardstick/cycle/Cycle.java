package cn.yardstick.cycle;

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

/** A stored cycle. */
@Entity
@Table(name = "cycle")
class Cycle {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    @Column(name = "rule_book_id")
    private Long ruleBookId;
    @Column(name = "from_day")
    private LocalDate from;
    @Column(name = "until_day")
    private LocalDate until;
    @Column(name = "publicity_days")
    private int publicityDays;
    @Column(name = "min_pool_size")
    private int minPoolSize;
    @Column(name = "answer_days")
    private int answerDays;
    @Enumerated(EnumType.STRING)
    private Stage stage;
    @Column(name = "scoring_opened_at")
    private Instant scoringOpenedAt;
    @Column(name = "term_ends_on")
    private LocalDate termEndsOn;
    @Version
    private long version;

    protected Cycle() {
    }

    Cycle(NewCycle plan) {
        this.stage = Stage.PREPARATION;
        plan(plan);
    }

    final void plan(NewCycle plan) {
        this.name = plan.name();
        this.ruleBookId = plan.ruleBookId();
        this.from = plan.from();
        this.until = plan.until();
        this.publicityDays = plan.publicityDays();
        this.minPoolSize = plan.minPoolSize();
        this.answerDays = plan.answerDays();
    }

    void enter(Stage next, Instant now) {
        this.stage = next;
        if (next == Stage.SCORING) {
            this.scoringOpenedAt = now;
        }
    }

    void termEnds(LocalDate lastDay) {
        this.termEndsOn = lastDay;
    }

    Long id() {
        return id;
    }

    Stage stage() {
        return stage;
    }

    long version() {
        return version;
    }

    CycleView view() {
        return new CycleView(id, name, ruleBookId, from, until, publicityDays, minPoolSize, answerDays, stage, scoringOpenedAt, termEndsOn, version);
    }
}
