package cn.yardstick.rulebook.rest;

import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Post;
import cn.yardstick.kernel.Share;
import cn.yardstick.rulebook.CategoryView;
import cn.yardstick.rulebook.ClauseKind;
import cn.yardstick.rulebook.DocumentKind;
import cn.yardstick.rulebook.LeadersAnswering;
import cn.yardstick.rulebook.NewClause;
import cn.yardstick.rulebook.RuleBookSettings;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Requests about rule books, as in the contract. */
final class RuleBookRequests {

    /** A draft, from nothing or from an earlier version. */
    public record CreateRuleBook(@NotBlank @Size(max = 100) String title, @Pattern(regexp = "[1-9][0-9]{0,18}") String basedOn, @NotNull LocalDate effectiveFrom) {
    }

    /** A category with its limits. */
    public record Category(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") String code, @NotBlank @Size(max = 32) String nameZh, @NotBlank @Size(max = 64) String nameEn,
            Points maxDeduction, Points maxAward) {
        CategoryView view() {
            return new CategoryView(code, nameZh, nameEn, maxDeduction, maxAward);
        }
    }

    /** What ONE or TWO asks. */
    public record Upper(Points minScore, Share maxShare) {
        UpperGrade grade() {
            return new UpperGrade(minScore, maxShare);
        }
    }

    /** Below it there is only FOUR. */
    public record Three(Points minScore) {
    }

    /** The quota. */
    public record Four(@NotNull Share minShare) {
    }

    /** What each grade asks. */
    public record Grades(@NotNull @Valid @JsonProperty("ONE") Upper one, @NotNull @Valid @JsonProperty("TWO") Upper two, @NotNull @Valid @JsonProperty("THREE") Three three,
            @NotNull @Valid @JsonProperty("FOUR") Four four) {
    }

    /** A draft as it shall be. */
    public record UpdateRuleBook(@NotBlank @Size(max = 100) String title, @NotNull Points baseScore, @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Category> categories,
            @NotNull @Valid Grades grades, @NotNull Fill fill, Points neverFillAtOrAbove, @NotNull @Size(max = 3) List<@NotNull TieBreak> tieBreak,
            @NotNull LeadersAnswering leadersAnswering, @NotNull LocalDate effectiveFrom) {
        RuleBookSettings settings() {
            return new RuleBookSettings(baseScore, categories.stream().map(Category::view).toList(), grades.one().grade(), grades.two().grade(), grades.three().minScore(),
                    grades.four().minShare(), fill, neverFillAtOrAbove, tieBreak, leadersAnswering);
        }
    }

    /** A clause as it shall be. */
    public record ClauseRequest(@NotNull @Pattern(regexp = "[0-9A-Za-z.-]{1,16}") String code, @NotBlank @Size(max = 32) @Pattern(regexp = "[A-Z][A-Z0-9_]*") String categoryCode, @NotNull ClauseKind kind,
            @NotNull @Size(max = 5) Set<@NotNull Post> posts, @NotBlank @Size(max = 500) String textZh, @NotBlank @Size(max = 1000) String textEn, @NotNull Points minPoints,
            @NotNull Points maxPoints, Grade ceiling, @NotNull Boolean leadersAnswer) {
        NewClause clause() {
            return new NewClause(code, categoryCode, kind, posts, textZh, textEn, minPoints, maxPoints, ceiling == Grade.ONE ? null : ceiling, leadersAnswer);
        }
    }

    /** A document to hand out. */
    public record DocumentRequest(@NotNull DocumentKind kind, @NotBlank @Size(max = 100) String titleZh, @NotBlank @Size(max = 200) String titleEn,
            @NotBlank @Size(max = 10_000) String bodyZh, @NotBlank @Size(max = 16_000) String bodyEn) {
    }

    private RuleBookRequests() {
    }
}
