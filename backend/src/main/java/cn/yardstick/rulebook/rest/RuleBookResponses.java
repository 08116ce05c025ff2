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
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.rulebook.Difference;
import cn.yardstick.rulebook.DocumentKind;
import cn.yardstick.rulebook.DocumentView;
import cn.yardstick.rulebook.Fault;
import cn.yardstick.rulebook.LeadersAnswering;
import cn.yardstick.rulebook.RuleBookState;
import cn.yardstick.rulebook.RuleBookView;
import cn.yardstick.rulebook.Severity;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Answers about rule books, as in the contract. */
final class RuleBookResponses {

    /** A version in the list. */
    public record RuleBookSummary(String id, int versionNumber, String title, RuleBookState state, LocalDate effectiveFrom, Instant issuedAt, boolean acknowledged, long version) {
        static RuleBookSummary of(RuleBookView book, boolean acknowledged) {
            return new RuleBookSummary(Long.toString(book.id()), book.versionNumber(), book.title(), book.state(), book.effectiveFrom(), book.issuedAt(), acknowledged, book.version());
        }
    }

    /** Below it there is only FOUR. */
    public record Three(Points minScore) {
    }

    /** The quota. */
    public record Four(Share minShare) {
    }

    /** What each grade asks. */
    public record Grades(@JsonProperty("ONE") UpperGrade one, @JsonProperty("TWO") UpperGrade two, @JsonProperty("THREE") Three three, @JsonProperty("FOUR") Four four) {
    }

    /** A version with its settings. */
    public record RuleBookResponse(String id, int versionNumber, RuleBookState state, String basedOn, String title, Points baseScore, List<CategoryView> categories, Grades grades,
            Fill fill, Points neverFillAtOrAbove, List<TieBreak> tieBreak, LeadersAnswering leadersAnswering, LocalDate effectiveFrom, Instant issuedAt, String issuedBy,
            boolean acknowledged, long version) {
        static RuleBookResponse of(RuleBookView book, boolean acknowledged) {
            var settings = book.settings();
            return new RuleBookResponse(Long.toString(book.id()), book.versionNumber(), book.state(), book.basedOn() == null ? null : book.basedOn().toString(), book.title(),
                    settings.baseScore(), settings.categories(), new Grades(settings.one(), settings.two(), new Three(settings.threeMinScore()), new Four(settings.fourMinShare())),
                    settings.fill(), settings.neverFillAtOrAbove(), settings.tieBreak(), settings.leadersAnswering(), book.effectiveFrom(), book.issuedAt(), book.issuedBy(),
                    acknowledged, book.version());
        }
    }

    /** A clause. */
    public record ClauseResponse(String id, String ruleBookId, String code, String categoryCode, ClauseKind kind, Set<Post> posts, String textZh, String textEn, Points minPoints,
            Points maxPoints, Grade ceiling, boolean leadersAnswer, long version) {
        static ClauseResponse of(ClauseView clause) {
            return new ClauseResponse(Long.toString(clause.id()), Long.toString(clause.ruleBookId()), clause.code(), clause.categoryCode(), clause.kind(), clause.posts(), clause.textZh(),
                    clause.textEn(), clause.minPoints(), clause.maxPoints(), clause.ceiling(), clause.leadersAnswer(), clause.version());
        }
    }

    /** What changed. */
    public record DifferenceList(List<Difference> items) {
    }

    /** One thing that is wrong. */
    public record CheckFinding(Severity severity, String code, String clauseCode, String messageZh, String messageEn) {
        static CheckFinding of(Fault fault) {
            return new CheckFinding(fault.severity(), fault.code(), fault.clauseCode(), fault.zh(), fault.en());
        }
    }

    /** Everything that is wrong. */
    public record CheckResponse(List<CheckFinding> items) {
    }

    /** A document. */
    public record DocumentResponse(String id, DocumentKind kind, String titleZh, String titleEn, String bodyZh, String bodyEn, long version) {
        static DocumentResponse of(DocumentView view) {
            return new DocumentResponse(Long.toString(view.id()), view.kind(), view.titleZh(), view.titleEn(), view.bodyZh(), view.bodyEn(), view.version());
        }
    }

    /** All documents. */
    public record DocumentList(List<DocumentResponse> items) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** Who has read it when; null: not yet. */
    public record AcknowledgementResponse(OfficerRef officer, UnitRef unit, Instant acknowledgedAt) {
    }

    private RuleBookResponses() {
    }
}
