package cn.yardstick.cycle;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All gates of a cycle's present stage, whichever room they are of. */
@ApplicationScoped
public class Gates {

    /** A gate with its state; {@code passedBy} and {@code passedReason} where somebody passed it. */
    public record Seen(GateKind kind, GateState state, String passedBy, String passedReason) {
        /** Open, or passed for a reason. */
        public boolean letsThrough() {
            return state.open() || passedBy != null;
        }
    }

    private final List<StageGate> gates;
    private final CycleRepository cycles;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Gates(@All List<StageGate> gates, CycleRepository cycles, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.gates = gates.stream().sorted(Comparator.comparing(StageGate::kind)).toList();
        this.cycles = cycles;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public List<Seen> look(CycleView cycle) {
        Map<GateKind, GateOverride> passed = cycles.overrides(cycle.id()).stream().collect(Collectors.toMap(GateOverride::gate, Function.identity()));
        return gates.stream().filter(gate -> gate.kind().leaves() == cycle.stage()).map(gate -> {
            var override = passed.get(gate.kind());
            return new Seen(gate.kind(), gate.look(cycle), override == null ? null : override.passedBy(), override == null ? null : override.reason());
        }).toList();
    }

    /** 409 with a place for each gate that is shut. */
    void check(CycleView cycle) {
        var shut = look(cycle).stream().filter(seen -> !seen.letsThrough()).toList();
        if (!shut.isEmpty()) {
            var problem = ProblemType.GATE_SHUT.raise();
            shut.forEach(seen -> problem.at(seen.kind().name(), seen.state().zh(), seen.state().en()));
            throw problem;
        }
    }

    /** Passes a gate that waits on people, for a reason on record; 409 for one that waits on facts or is not of this stage. */
    @Transactional
    public void pass(long cycleId, GateKind kind, String reason) {
        var cycle = cycles.locked(cycleId);
        if (kind.waitsOn() != WaitsOn.PEOPLE) {
            throw ProblemType.CONFLICT.raise("此关口取决于事实，不得越过。", "This gate waits on facts: nobody passes it.").at("/gate");
        }
        if (kind.leaves() != cycle.stage()) {
            throw ProblemType.CONFLICT.raise("此关口不属于当前阶段。", "The gate is not one of the present stage.").at("/gate");
        }
        if (cycles.overrides(cycleId).stream().anyMatch(override -> override.gate() == kind)) {
            throw ProblemType.CONFLICT.raise("此关口已越过。", "The gate was passed already.").at("/gate");
        }
        cycles.getEntityManager().persist(new GateOverride(cycleId, kind, reason, actor.name(), time.now()));
        cycles.flush();
        audit.record("cycle.gate-passed", new RecordRef("cycle", cycleId), reason, null, Map.of("gate", kind));
    }
}
