package cn.yardstick.cycle.rest;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.Gates;
import cn.yardstick.cycle.MemberView;
import cn.yardstick.cycle.NewCycle;
import cn.yardstick.cycle.PoolView;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.WaitingFor;
import cn.yardstick.cycle.WaitsOn;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.OfficerView;
import cn.yardstick.platform.http.Params;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Requests and answers about cycles, as in the contract. */
final class CycleMessages {

    static final String ID = "[1-9][0-9]{0,18}";
    /** Working days in which a proposed deduction is to be answered, where the office says nothing else. */
    private static final int ANSWER_DAYS = 5;

    /** A cycle as it shall be. */
    public record CycleRequest(@NotBlank @Size(max = 100) String name, @NotNull @Pattern(regexp = ID) String ruleBookId, @NotNull LocalDate from, @NotNull LocalDate until,
            @NotNull @Min(1) @Max(60) Integer publicityDays, @NotNull @Min(1) @Max(100) Integer minPoolSize, @Min(1) @Max(60) Integer answerDays) {
        NewCycle plan() {
            return new NewCycle(name, Params.bodyId(ruleBookId), from, until, publicityDays, minPoolSize, answerDays == null ? ANSWER_DAYS : answerDays);
        }
    }

    /** To which stage. */
    public record MoveStage(@NotNull Stage to) {
    }

    /** A gate passed for a reason. */
    public record GateOverrideRequest(@NotNull GateKind gate, @NotBlank @Size(max = 500) String reason) {
    }

    /** A small pool joined with another, or kept. */
    public record PoolArrangementRequest(@Pattern(regexp = ID) String unitId, @Pattern(regexp = ID) String joinUnitId, @NotBlank @Size(max = 500) String reason) {
    }

    /** Somebody compared in another pool. */
    public record MoveMember(@NotNull @Pattern(regexp = ID) String poolId, @NotBlank @Size(max = 500) String reason) {
    }

    /** A cycle. */
    public record CycleResponse(String id, String name, String ruleBookId, LocalDate from, LocalDate until, int publicityDays, int minPoolSize, int answerDays, Stage stage,
            Instant scoringOpenedAt, LocalDate termEndsOn, long version) {
        static CycleResponse of(CycleView cycle) {
            return new CycleResponse(Long.toString(cycle.id()), cycle.name(), Long.toString(cycle.ruleBookId()), cycle.from(), cycle.until(), cycle.publicityDays(),
                    cycle.minPoolSize(), cycle.answerDays(), cycle.stage(), cycle.scoringOpenedAt(), cycle.termEndsOn(), cycle.version());
        }
    }

    /** A gate in the reader's language. */
    public record GateResponse(GateKind gate, WaitsOn waitsOn, boolean open, String message, int waitingCount, List<WaitingFor> waitingFor, String passedBy, String passedReason) {
        static GateResponse of(Gates.Seen seen, boolean english) {
            var state = seen.state();
            return new GateResponse(seen.kind(), seen.kind().waitsOn(), state.open(), english ? state.en() : state.zh(), state.waitingCount(), state.waitingFor(), seen.passedBy(), seen.passedReason());
        }
    }

    /** All gates of the present stage; {@code mayMove}: the reader could take the step now. */
    public record GateList(Stage stage, Stage next, boolean mayMove, List<GateResponse> items) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
        static UnitRef of(Long id, String name) {
            return id == null ? null : new UnitRef(id.toString(), name);
        }
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
        static OfficerRef of(OfficerView officer) {
            return new OfficerRef(Long.toString(officer.id()), officer.badgeNo(), officer.name());
        }
    }

    /** A pool, or how it would be. */
    public record PoolResponse(String id, UnitRef unit, String name, boolean leaders, int size, List<UnitRef> units, boolean tooSmall, String confirmedReason) {
        static PoolResponse of(PoolView pool, java.util.function.LongFunction<String> unitName) {
            return new PoolResponse(pool.id() == null ? null : pool.id().toString(), pool.unitId() == null ? null : UnitRef.of(pool.unitId(), unitName.apply(pool.unitId())), pool.name(),
                    pool.leaders(), pool.size(), pool.unitIds().stream().map(id -> UnitRef.of(id, unitName.apply(id))).toList(), pool.tooSmall(), pool.confirmedReason());
        }
    }

    /** All pools. */
    public record PoolList(List<PoolResponse> items, boolean frozen) {
    }

    /** Somebody of the frozen population. */
    public record MemberResponse(String id, OfficerRef officer, UnitRef unit, String poolId, String poolName, Post post, boolean leader, long version) {
        static MemberResponse of(MemberView member, OfficerView officer, String unitName, PoolView pool) {
            return new MemberResponse(Long.toString(member.id()), OfficerRef.of(officer), UnitRef.of(member.unitId(), unitName), Long.toString(member.poolId()), pool.name(), member.post(),
                    member.leader(), member.version());
        }
    }

    private CycleMessages() {
    }
}
