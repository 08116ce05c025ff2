package cn.yardstick.demo;

import cn.yardstick.appeal.Contested;
import cn.yardstick.appeal.Decision;
import cn.yardstick.appeal.Decisions;
import cn.yardstick.appeal.NewObjection;
import cn.yardstick.appeal.ObjectionMatter;
import cn.yardstick.appeal.ObjectionState;
import cn.yardstick.appeal.Objections;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.publication.PublishedGrades;
import cn.yardstick.score.StandingEntries;
import cn.yardstick.score.StandingEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Objections in several states: one that waits, one that was dismissed and appealed, and one against last year's grade. */
@ApplicationScoped
class DemoObjections {

    private final As as;
    private final DemoAccounts demo;
    private final CurrentActor actor;
    private final Objections objections;
    private final Decisions decisions;
    private final StandingEntries entries;
    private final PublishedGrades grades;

    DemoObjections(As as, DemoAccounts demo, CurrentActor actor, Objections objections, Decisions decisions, StandingEntries entries, PublishedGrades grades) {
        this.as = as;
        this.demo = demo;
        this.actor = actor;
        this.objections = objections;
        this.decisions = decisions;
        this.entries = entries;
        this.grades = grades;
    }

    void make(CycleView last, CycleView present) {
        against("officer", present, "当日在岗值守，有值班记录和监控为证。");
        var dismissed = against("officer3", present, "所扣分值偏高，情节轻微。");
        if (dismissed != null) {
            as.account(demo.id("discipline"), () -> decisions.decide(dismissed, 0, new Decision(ObjectionState.DISMISSED, "经核对日记和条款，扣分在规定幅度以内，予以维持。", List.of(), List.of(), List.of())));
            as.account(demo.id("officer3"), () -> objections.appeal(dismissed, "答复没有说明为何不按下限扣分。", Enclosed.NOTHING));
        }
        as.account(demo.id("officer2"), () -> objections.file(new NewObjection(ObjectionMatter.GRADE, null, grades.newest(Set.of(last.id())).get(last.id()).id(), Set.of(Contested.PROCEDURE, Contested.GRADE), List.of(),
                "评定时未考虑全年出勤情况。"), Enclosed.NOTHING));
    }

    /** Against the own grade of a list: a deduction was wrong, and does not count any more. */
    void upheld(long publicationId, long entryId) {
        var objection = as.account(demo.id("officer"), () -> objections.file(new NewObjection(ObjectionMatter.GRADE, null, publicationId, Set.of(Contested.FACTS), List.of(entryId),
                "当日系奉命外出执行任务，有派工记录为证。"), Enclosed.NOTHING));
        as.account(demo.id("discipline"), () -> decisions.decide(objection.id(), objection.version(), new Decision(ObjectionState.UPHELD, "经调取派工记录，情况属实，该项扣分予以撤销。", List.of(entryId), List.of(), List.of())));
    }

    /** Against the first deduction that counts; null for who has none. */
    private Long against(String username, CycleView cycle, String reason) {
        return as.account(demo.id(username), () -> {
            var first = entries.standing(cycle.id(), actor.get().officerId()).stream().filter(one -> one.points().isNegative()).map(StandingEntry::id).findFirst().orElse(null);
            return first == null ? null : objections.file(new NewObjection(ObjectionMatter.ENTRY, first, null, Set.of(Contested.FACTS, Contested.POINTS), List.of(), reason), Enclosed.NOTHING).id();
        });
    }
}
