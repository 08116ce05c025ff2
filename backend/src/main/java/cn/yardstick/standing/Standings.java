package cn.yardstick.standing;

import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.PoolsNow;
import cn.yardstick.assessment.PoolsNow.Past;
import cn.yardstick.assessment.Told;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.MemberView;
import cn.yardstick.cycle.Stage;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.kernel.Points;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.score.StandingEntries;
import cn.yardstick.score.StandingEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where the present officer stands (M18): own lines alone, and what depends on others by steps. */
@ApplicationScoped
public class Standings {

    private final Cycles cycles;
    private final PoolsNow pools;
    private final Explanations explanations;
    private final StandingEntries entries;
    private final Clauses clauses;
    private final Warnings warnings;
    private final Instance<Told> told;
    private final CurrentActor actor;
    private final BureauTime time;

    Standings(Cycles cycles, PoolsNow pools, Explanations explanations, StandingEntries entries, Clauses clauses, Warnings warnings, Instance<Told> told, CurrentActor actor, BureauTime time) {
        this.cycles = cycles;
        this.pools = pools;
        this.explanations = explanations;
        this.entries = entries;
        this.clauses = clauses;
        this.warnings = warnings;
        this.told = told;
        this.actor = actor;
        this.time = time;
    }

    /** 404 for who is not graded in the cycle. */
    @Transactional
    public Standing own(long cycleId) {
        var member = member(cycleId);
        var cycle = cycles.get(cycleId);
        var pool = pools.input(cycle, member.poolId());
        var counted = entries.standing(cycleId, member.officerId());
        var sheet = ScoreSheet.of(pool.rules(), own(pool, member));
        var scoring = cycle.stage() == Stage.SCORING;
        var placing = new Placing(pool, member.officerId(), sheet.ceiling());
        var warning = scoring ? warnings.settings(cycleId).levelOf(sheet.deducted(), sheet.score(), placing) : null;
        return new Standing(cycle, time.now(), sheet, pool.rules().baseScore(), explanations.categories(cycle.ruleBookId(), sheet), explanations.entries(counted),
                explanations.entries(entries.pending(cycleId, member.officerId())), scoring ? outlook(placing, sheet.score()) : null, warning, past(cycle, member));
    }

    /** What the own score and its outlook would be, by the same engine; nothing is stored. 409 once scoring is over. */
    @Transactional
    public Standing.WhatIf suppose(long cycleId, Supposed supposed) {
        var member = member(cycleId);
        var cycle = cycles.get(cycleId);
        if (cycle.stage() != Stage.SCORING) {
            throw ProblemType.CONFLICT.raise("记分已结束，不能再试算。", "Scoring is over: there is nothing left to try.");
        }
        var pool = pools.input(cycle, member.poolId());
        var self = Long.toString(member.officerId());
        var lines = new ArrayList<>(own(pool, member).stream().filter(entry -> !supposed.without().contains(Long.valueOf(entry.id()))).toList());
        if (supposed.withPending()) {
            entries.pending(cycleId, member.officerId()).stream().filter(entry -> !supposed.without().contains(entry.id())).map(entry -> entry(self, entry)).forEach(lines::add);
        }
        for (int i = 0; i < supposed.added().size(); i++) {
            lines.add(added(cycle, member, supposed.added().get(i), i));
        }
        var sheet = ScoreSheet.of(pool.rules(), lines);
        return new Standing.WhatIf(sheet, explanations.categories(cycle.ruleBookId(), sheet), outlook(new Placing(pool, member.officerId(), sheet.ceiling()), sheet.score()));
    }

    private MemberView member(long cycleId) {
        var self = actor.get().officerId();
        var member = self == null ? null : cycles.member(cycleId, self);
        if (member == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return member;
    }

    private Entry added(CycleView cycle, MemberView member, Supposed.Added added, int position) {
        var clause = clauses.find(added.clauseId());
        var at = "/entries/" + position;
        if (clause == null || clause.ruleBookId() != cycle.ruleBookId()) {
            throw refused(at + "/clauseId", "该条款不属于本周期的考核细则。", "The clause is not one of this cycle's rule book.");
        }
        if (!clause.appliesTo(member.post())) {
            throw refused(at + "/clauseId", "该条款不适用于您的岗位。", "The clause does not apply to your post.");
        }
        if (!clause.hasSignOf(added.points())) {
            throw refused(at + "/points", "扣分须为负数，加分须为正数。", "A deduction is negative, an award positive.");
        }
        if (!clause.allowsSizeOf(added.points())) {
            throw refused(at + "/points", "分值超出条款规定的范围。", "The points lie outside the clause's range.");
        }
        return new Entry("supposed " + position, Long.toString(member.officerId()), clause.categoryCode(), added.points(), null, clause.ceiling());
    }

    private static Outlook outlook(Placing placing, Points score) {
        return new Outlook(placing.size(), placing.place(score), placing.cuts(score), placing.best(score), placing.worst(score));
    }

    private List<Standing.PastCycle> past(CycleView cycle, MemberView member) {
        var byCycle = pools.past(member.officerId()).stream().filter(one -> one.cycleId() != cycle.id()).collect(Collectors.groupingBy(Past::cycleId));
        var results = byCycle.entrySet().stream().map(one -> told(one.getKey(), member.officerId(), one.getValue())).filter(Objects::nonNull).toList();
        var known = cycles.byIds(results.stream().map(Past::cycleId).collect(Collectors.toSet()));
        return results.stream().map(one -> new Standing.PastCycle(known.get(one.cycleId()), one)).sorted(Comparator.comparing((Standing.PastCycle one) -> one.cycle().from()).thenComparing(one -> one.cycle().id())).toList();
    }

    /** As the newest published list has it; null where there is none. */
    private Past told(long cycleId, long officerId, List<Past> runs) {
        var known = told.stream().map(one -> one.told(cycleId, officerId)).filter(Objects::nonNull).findFirst().orElse(null);
        return known == null ? null : runs.stream().filter(one -> one.runId() == known.runId()).map(one -> new Past(cycleId, one.runId(), one.score(), known.grade())).findFirst().orElse(null);
    }

    private static List<Entry> own(GradingInput pool, MemberView member) {
        var self = Long.toString(member.officerId());
        return pool.entries().stream().filter(entry -> entry.subject().equals(self)).toList();
    }

    private static Entry entry(String self, StandingEntry entry) {
        return new Entry(Long.toString(entry.id()), self, entry.categoryCode(), entry.points(), entry.incidentId() == null ? null : entry.incidentId().toString(), entry.ceiling());
    }

    private static ProblemException refused(String pointer, String zh, String en) {
        return ProblemType.NOT_ACCEPTED.raise(zh, en).at(pointer);
    }
}
