package cn.yardstick.standing;

import cn.yardstick.assessment.PoolsNow;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.grading.Reason;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Warnings in time (M18): the officer sees the own one at once, the leader after a set time. */
@ApplicationScoped
public class Warnings {

    private final EntityManager em;
    private final PoolsNow pools;
    private final Cycles cycles;
    private final WorkingDays calendar;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Warnings(EntityManager em, PoolsNow pools, Cycles cycles, WorkingDays calendar, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.pools = pools;
        this.cycles = cycles;
        this.calendar = calendar;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** 404 if there is no such cycle. */
    @Transactional
    public WarningSettings settings(long cycleId) {
        var kept = em.find(WarningSetting.class, cycles.get(cycleId).id());
        return kept == null ? WarningSettings.DEFAULT : kept.view();
    }

    /** 422 where the second level would come before the first. */
    @Transactional
    public WarningSettings keep(long cycleId, long version, Points warning, Points critical, int leaderAfterDays) {
        cycles.get(cycleId);
        if (warning.isNegative() || critical.isNegative() || critical.compareTo(warning) > 0) {
            throw ProblemType.NOT_ACCEPTED.raise("紧急线不得高于提醒线，均不得为负数。", "Critical is not above warning, and neither is negative.").at("/critical");
        }
        var before = settings(cycleId);
        em.createNativeQuery("INSERT IGNORE INTO warning_setting (cycle_id, warning, critical, leader_after_days, version) VALUES (?1, ?2, ?3, ?4, 0)").setParameter(1, cycleId)
                .setParameter(2, before.warning().hundredths()).setParameter(3, before.critical().hundredths()).setParameter(4, before.leaderAfterDays()).executeUpdate();
        var kept = em.find(WarningSetting.class, cycleId, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(kept);
        IfMatch.check(version, kept.view().version());
        kept.keep(warning, critical, leaderAfterDays);
        em.flush();
        audit.record("cycle.warnings-set", new RecordRef("cycle", cycleId), null, picture(before), picture(kept.view()));
        return kept.view();
    }

    /** Standing warnings within the reader's reach that have had their time, the newest first; never one's own. */
    @Transactional
    public Page<WarningView> list(long cycleId, PageParams params) {
        var listing = Listing.of(em, StandingWarning.class).where("e.cycleId = :cycle and e.liveKey is not null and e.leaderFrom <= :today and e.officerId <> :self", "cycle", cycles.get(cycleId).id(),
                "today", time.today(), "self", Objects.requireNonNullElse(actor.get().officerId(), 0L));
        actor.get().reach(Permission.WARNINGS_READ).narrow(listing, "unitId", null);
        var page = listing.page(params, "id", Order.DESC, StandingWarning::id).map(StandingWarning::view);
        audit.look("standing-warning.list-read", RecordRef.many("standing-warning"), page.items().stream().map(WarningView::officerId).toList());
        return page;
    }

    /** Compares what stands with what should, for every officer of a cycle that is scoring; null: nothing has changed since this mark. */
    @Transactional
    public String renew(long cycleId, String since) {
        var cycle = cycles.get(cycleId);
        if (cycle.stage() != Stage.SCORING) {
            return since;
        }
        var settings = settings(cycleId);
        var mark = pools.mark(cycle) + "/" + settings.version();
        if (mark.equals(since)) {
            return since;
        }
        var stand = em.createQuery("select w from StandingWarning w where w.cycleId = :cycle and w.liveKey is not null", StandingWarning.class).setParameter("cycle", cycleId).getResultList().stream()
                .collect(Collectors.toMap(StandingWarning::officerId, Function.identity()));
        var leaderFrom = calendar.term(time.today(), settings.leaderAfterDays()).lastDay();
        pools.each(cycle, (pool, units) -> levels(settings, pool).forEach((officer, level) -> raise(cycle, officer, units.get(officer), level, stand.remove(officer), leaderFrom)));
        stand.values().forEach(this::end);
        em.flush();
        return mark;
    }

    private void raise(CycleView cycle, long officer, long unit, WarningLevel level, StandingWarning before, LocalDate leaderFrom) {
        if (before != null && before.level() == level) {
            return;
        }
        if (before != null) {
            end(before);
        }
        em.flush();
        var from = before == null || before.leaderFrom().isAfter(leaderFrom) ? leaderFrom : before.leaderFrom();
        var raised = new StandingWarning(cycle.id(), officer, unit, level, time.now(), from);
        em.persist(raised);
        audit.recordAbout(List.of(officer), "standing-warning.raised", new RecordRef("standing-warning", raised.id()), null, null, Map.of("level", level, "cycle", cycle.id()));
    }

    private void end(StandingWarning warning) {
        warning.end(time.now());
        audit.recordAbout(List.of(warning.officerId()), "standing-warning.ended", new RecordRef("standing-warning", warning.id()), null, null, null);
    }

    /** By officer, those alone who are to be warned. */
    private static Map<Long, WarningLevel> levels(WarningSettings settings, GradingInput pool) {
        var levels = new HashMap<Long, WarningLevel>();
        var entries = pool.entries().stream().collect(Collectors.groupingBy(GradingInput.Entry::subject));
        if (entries.isEmpty()) {
            return levels;
        }
        var far = line(pool).plus(settings.warning()).plus(Points.of(2 * Placing.STEP));
        entries.forEach((subject, own) -> {
            var sheet = ScoreSheet.of(pool.rules(), own);
            if (sheet.deducted().isNegative() && (sheet.ceiling() == Grade.FOUR || sheet.score().compareTo(far) <= 0)) {
                var officer = Long.parseLong(subject);
                var level = settings.levelOf(sheet.deducted(), sheet.score(), new Placing(pool, officer, sheet.ceiling()));
                if (level != null) {
                    levels.put(officer, level);
                }
            }
        });
        return levels;
    }

    /** No line of grade four in the pool lies above it. */
    private static Points line(GradingInput pool) {
        try {
            var result = Grading.grade(pool);
            var least = pool.rules().threeMinScore() == null ? pool.rules().baseScore().plus(Points.of(-100_000_000)) : pool.rules().threeMinScore();
            var tied = result.pools().getFirst().openTie();
            return result.subjects().stream().filter(one -> one.reasons().contains(Reason.FILLED_FROM_LOWEST) || tied != null && tied.tied().contains(one.id()))
                    .map(one -> one.score()).reduce(least, (a, b) -> a.compareTo(b) > 0 ? a : b);
        } catch (GradingRefusal refusal) {
            throw new IllegalStateException("a pool cannot be graded", refusal);
        }
    }

    private static Object picture(WarningSettings settings) {
        return Map.of("warning", settings.warning(), "critical", settings.critical(), "leaderAfterDays", settings.leaderAfterDays());
    }
}
