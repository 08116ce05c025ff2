package cn.yardstick.rulebook;

import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A stored version of the rule book. */
@Entity
@Table(name = "rule_book")
class RuleBook {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "version_number")
    private int versionNumber;
    private String title;
    @Enumerated(EnumType.STRING)
    private RuleBookState state;
    @Column(name = "based_on")
    private Long basedOn;
    @Column(name = "effective_from")
    private LocalDate effectiveFrom;
    @Column(name = "issued_at")
    private Instant issuedAt;
    @Column(name = "issued_by")
    private String issuedBy;
    @Column(name = "base_score")
    private long baseScore;
    @ElementCollection
    @CollectionTable(name = "rule_book_category", joinColumns = @JoinColumn(name = "rule_book_id"))
    @OrderColumn(name = "position")
    private List<Category> categories = new ArrayList<>();
    @Column(name = "one_min_score")
    private Long oneMinScore;
    @Column(name = "one_max_share")
    private String oneMaxShare;
    @Column(name = "two_min_score")
    private Long twoMinScore;
    @Column(name = "two_max_share")
    private String twoMaxShare;
    @Column(name = "three_min_score")
    private Long threeMinScore;
    @Column(name = "four_min_share")
    private String fourMinShare;
    @Enumerated(EnumType.STRING)
    private Fill fill;
    @Column(name = "never_fill_at_or_above")
    private Long neverFillAtOrAbove;
    @Column(name = "tie_break")
    private String tieBreak;
    @Enumerated(EnumType.STRING)
    @Column(name = "leaders_answering")
    private LeadersAnswering leadersAnswering;
    @Version
    private long version;

    protected RuleBook() {
    }

    RuleBook(int versionNumber, String title, Long basedOn, LocalDate effectiveFrom, RuleBookSettings settings) {
        this.versionNumber = versionNumber;
        this.state = RuleBookState.DRAFT;
        this.basedOn = basedOn;
        describe(title, effectiveFrom, settings);
    }

    final void describe(String newTitle, LocalDate newEffectiveFrom, RuleBookSettings settings) {
        this.title = newTitle;
        this.effectiveFrom = newEffectiveFrom;
        this.baseScore = settings.baseScore().hundredths();
        this.categories.clear();
        settings.categories().forEach(category -> categories.add(new Category(category)));
        this.oneMinScore = amount(settings.one().minScore());
        this.oneMaxShare = text(settings.one().maxShare());
        this.twoMinScore = amount(settings.two().minScore());
        this.twoMaxShare = text(settings.two().maxShare());
        this.threeMinScore = amount(settings.threeMinScore());
        this.fourMinShare = text(settings.fourMinShare());
        this.fill = settings.fill();
        this.neverFillAtOrAbove = amount(settings.neverFillAtOrAbove());
        this.tieBreak = settings.tieBreak().stream().map(Enum::name).collect(Collectors.joining(","));
        this.leadersAnswering = settings.leadersAnswering();
    }

    void issue(Instant now, String by) {
        this.state = RuleBookState.ISSUED;
        this.issuedAt = now;
        this.issuedBy = by;
    }

    Long id() {
        return id;
    }

    boolean issued() {
        return state == RuleBookState.ISSUED;
    }

    long version() {
        return version;
    }

    RuleBookView view() {
        return new RuleBookView(id, versionNumber, state, basedOn, title, settings(), effectiveFrom, issuedAt, issuedBy, version);
    }

    private RuleBookSettings settings() {
        var breaks = tieBreak.isEmpty() ? List.<TieBreak>of() : Arrays.stream(tieBreak.split(",")).map(TieBreak::valueOf).toList();
        return new RuleBookSettings(Points.of(baseScore), categories.stream().map(Category::view).toList(), new UpperGrade(points(oneMinScore), share(oneMaxShare)),
                new UpperGrade(points(twoMinScore), share(twoMaxShare)), points(threeMinScore), share(fourMinShare), fill, points(neverFillAtOrAbove), breaks, leadersAnswering);
    }

    static Long amount(Points points) {
        return points == null ? null : points.hundredths();
    }

    static Points points(Long amount) {
        return amount == null ? null : Points.of(amount);
    }

    private static String text(Share share) {
        return share == null ? null : share.toString();
    }

    private static Share share(String text) {
        return text == null ? null : Share.parse(text);
    }
}
