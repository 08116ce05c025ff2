package cn.yardstick.cycle;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What preparation and the periods wait for (M3, M4). */
@ApplicationScoped
class PreparationGates {

    private record Gate(GateKind kind, Function<CycleView, GateState> look) implements StageGate {
        @Override
        public GateState look(CycleView cycle) {
            return look.apply(cycle);
        }
    }

    private final RuleBooks books;
    private final Acknowledgements acknowledgements;
    private final Meetings meetings;
    private final Attendances attendances;
    private final Invited invited;
    private final Population population;
    private final Officers officers;
    private final CurrentActor actor;
    private final BureauTime time;

    PreparationGates(RuleBooks books, Acknowledgements acknowledgements, Meetings meetings, Attendances attendances, Invited invited, Population population, Officers officers, CurrentActor actor, BureauTime time) {
        this.books = books;
        this.acknowledgements = acknowledgements;
        this.meetings = meetings;
        this.attendances = attendances;
        this.invited = invited;
        this.population = population;
        this.officers = officers;
        this.actor = actor;
        this.time = time;
    }

    @Produces
    @Singleton
    StageGate ruleBookIssued() {
        return new Gate(GateKind.RULE_BOOK_ISSUED, cycle -> books.issued(cycle.ruleBookId()) ? GateState.opened("考核细则已印发。", "The rule book is issued.")
                : GateState.shut("考核细则尚未印发。", "The rule book is not issued yet.", List.of(new WaitingFor("rule-book", "" + cycle.ruleBookId(), books.get(cycle.ruleBookId()).title()))));
    }

    @Produces
    @Singleton
    StageGate ruleBookAcknowledged() {
        return new Gate(GateKind.RULE_BOOK_ACKNOWLEDGED, cycle -> {
            var done = acknowledgements.officersWhoAcknowledged(cycle.ruleBookId());
            return people(serving().stream().map(Serving::officerId).filter(id -> !done.contains(id)).toList(), Permission.RULEBOOKS_ACKNOWLEDGEMENTS, "全员已签收考核细则。", "Everybody has read the rule book.",
                    "人尚未签收考核细则。", " have not confirmed reading the rule book.");
        });
    }

    @Produces
    @Singleton
    StageGate meetingsHeld() {
        return new Gate(GateKind.MEETINGS_HELD, cycle -> {
            var held = meetings.kindsHeld(cycle.id());
            var missing = new ArrayList<WaitingFor>();
            for (MeetingKind kind : MeetingKind.values()) {
                if (!held.contains(kind)) {
                    missing.add(new WaitingFor("meeting-kind", kind.name(), kind.name()));
                }
            }
            return missing.isEmpty() ? GateState.opened("三个会均已召开。", "The three meetings are held.")
                    : GateState.shut("三个会中尚有 " + missing.size() + " 个未召开。", missing.size() + " of the three meetings not held yet.", missing);
        });
    }

    @Produces
    @Singleton
    StageGate everyoneReached() {
        return new Gate(GateKind.EVERYONE_REACHED, cycle -> {
            var today = invited.today();
            var missing = new LinkedHashSet<Long>();
            for (MeetingKind kind : MeetingKind.values()) {
                var reached = attendances.reached(cycle.id(), kind);
                today.to(kind, null).keySet().stream().filter(id -> !reached.contains(id)).forEach(missing::add);
            }
            return people(List.copyOf(missing), Permission.MEETINGS_READ, "应到人员均已到会或补课。", "Everybody was present or caught up.", "人尚未到会或补课。", " were neither present nor caught up.");
        });
    }

    @Produces
    @Singleton
    StageGate poolsArranged() {
        return new Gate(GateKind.POOLS_ARRANGED, cycle -> {
            var small = population.pools(cycle).stream().filter(PoolView::tooSmall).map(pool -> new WaitingFor("pool", pool.unitId() == null ? "leaders" : "" + pool.unitId(), pool.name())).toList();
            return small.isEmpty() ? GateState.opened("比较组已落实。", "The pools are arranged.")
                    : GateState.shut(small.size() + " 个比较组人数过少，须合并或说明理由。", small.size() + " pools are too small: join or confirm them.", small);
        });
    }

    @Produces
    @Singleton
    StageGate periodOver() {
        return new Gate(GateKind.PERIOD_OVER, cycle -> time.today().isAfter(cycle.until()) ? GateState.opened("考核期已结束。", "The period is over.")
                : GateState.shut("考核期至 " + cycle.until() + " 结束。", "The period lasts until " + cycle.until() + ".", List.of()));
    }

    @Produces
    @Singleton
    StageGate termOver() {
        return new Gate(GateKind.TERM_OVER, cycle -> cycle.termEndsOn() != null && time.today().isAfter(cycle.termEndsOn()) ? GateState.opened("公示期已满。", "The term of publicity is over.")
                : GateState.shut("公示期至 " + cycle.termEndsOn() + " 届满。", "The publicity lasts until " + cycle.termEndsOn() + ".", List.of()));
    }

    private List<Serving> serving() {
        return officers.servingOn(time.today());
    }

    /** Everybody is counted; named are only those of whom the reader may see whether they are missing. */
    private GateState people(List<Long> missing, String permission, String doneZh, String doneEn, String zh, String en) {
        if (missing.isEmpty()) {
            return GateState.opened(doneZh, doneEn);
        }
        var reach = actor.get().reach(permission);
        var near = serving().stream().filter(one -> reach.covers(one.unitId(), one.officerId())).map(Serving::officerId).collect(Collectors.toSet());
        var told = missing.stream().filter(near::contains).limit(20).toList();
        var named = officers.byIds(told);
        var waiting = told.stream().filter(named::containsKey).map(id -> new WaitingFor("officer", id.toString(), named.get(id).name())).toList();
        return new GateState(false, missing.size() + " " + zh, missing.size() + en, missing.size(), waiting);
    }
}
