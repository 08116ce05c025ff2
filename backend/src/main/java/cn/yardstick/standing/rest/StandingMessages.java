package cn.yardstick.standing.rest;

import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.ExplanationAnswers.ExplainedCategory;
import cn.yardstick.assessment.ExplanationAnswers.ExplainedEntry;
import cn.yardstick.cycle.Stage;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.standing.Cut;
import cn.yardstick.standing.Outlook;
import cn.yardstick.standing.PlaceBand;
import cn.yardstick.standing.Standing;
import cn.yardstick.standing.WarningLevel;
import cn.yardstick.standing.WarningSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What goes over the wire about one's standing. */
final class StandingMessages {

    private static final String ID = "[1-9][0-9]{0,18}";

    private StandingMessages() {
    }

    /** Points under a clause that are supposed. */
    public record SupposedEntry(@NotNull @Pattern(regexp = ID) String clauseId, @NotNull Points points) {
    }

    /** What is supposed about oneself. */
    public record WhatIfRequest(@NotNull @Size(max = 20) List<@NotNull @Valid SupposedEntry> entries, boolean withPending,
            @Size(max = 50) List<@NotNull @Pattern(regexp = ID) String> without) {
    }

    /** The office's thresholds. */
    public record WarningSettingsRequest(@NotNull Points warning, @NotNull Points critical, @NotNull @Min(0) @Max(60) Integer leaderAfterDays) {
    }

    /** The office's thresholds as they are. */
    public record WarningSettingsResponse(Points warning, Points critical, int leaderAfterDays, long version) {
        static WarningSettingsResponse of(WarningSettings view) {
            return new WarningSettingsResponse(view.warning(), view.critical(), view.leaderAfterDays(), view.version());
        }
    }

    /** Where a score lies in its pool as of now. */
    public record OutlookResponse(int poolSize, PlaceBand place, List<Cut> cuts, Grade best, Grade worst) {
        static OutlookResponse of(Outlook outlook) {
            return outlook == null ? null : new OutlookResponse(outlook.poolSize(), outlook.place(), outlook.cuts(), outlook.best(), outlook.worst());
        }
    }

    /** An earlier cycle. */
    public record PastResult(String cycleId, String cycleName, LocalDate from, LocalDate until, Points score, Grade grade) {
        static PastResult of(Standing.PastCycle one) {
            return new PastResult(Long.toString(one.cycle().id()), one.cycle().name(), one.cycle().from(), one.cycle().until(), one.result().score(), one.result().grade());
        }
    }

    /** One's own standing. */
    public record StandingResponse(String cycleId, String cycleName, String ruleBookId, Stage stage, LocalDate from, LocalDate until, Instant asOf, Points score, Points baseScore, Grade ceiling,
            List<ExplainedCategory> categories, List<ExplainedEntry> entries, List<ExplainedEntry> pending, OutlookResponse outlook, WarningLevel warning, List<PastResult> past) {
        static StandingResponse of(Standing one) {
            var cycle = one.cycle();
            return new StandingResponse(Long.toString(cycle.id()), cycle.name(), Long.toString(cycle.ruleBookId()), cycle.stage(), cycle.from(), cycle.until(), one.asOf(), one.sheet().score(),
                    one.baseScore(), one.sheet().ceiling(), sheets(one.categories()), one.entries().stream().map(ExplainedEntry::of).toList(),
                    one.pending().stream().map(ExplainedEntry::of).toList(), OutlookResponse.of(one.outlook()), one.warning(), one.past().stream().map(PastResult::of).toList());
        }
    }

    /** What it would be. */
    public record WhatIfResponse(Points score, Grade ceiling, List<ExplainedCategory> categories, OutlookResponse outlook) {
        static WhatIfResponse of(Standing.WhatIf one) {
            return new WhatIfResponse(one.sheet().score(), one.sheet().ceiling(), sheets(one.categories()), OutlookResponse.of(one.outlook()));
        }
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** A warning that has had its time. */
    public record WarningResponse(String id, OfficerRef officer, UnitRef unit, WarningLevel level, Instant raisedAt, LocalDate leaderFrom) {
    }

    private static List<ExplainedCategory> sheets(List<Explanation.Category> categories) {
        return categories.stream().map(ExplainedCategory::of).toList();
    }
}
