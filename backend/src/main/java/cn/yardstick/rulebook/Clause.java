package cn.yardstick.rulebook;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Post;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** A stored clause. */
@Entity
@Table(name = "clause")
class Clause {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "rule_book_id")
    private Long ruleBookId;
    private String code;
    @Column(name = "category_code")
    private String categoryCode;
    @Enumerated(EnumType.STRING)
    private ClauseKind kind;
    /** Names joined by commas; empty for every post. */
    private String posts;
    @Column(name = "text_zh")
    private String textZh;
    @Column(name = "text_en")
    private String textEn;
    @Column(name = "min_points")
    private long minPoints;
    @Column(name = "max_points")
    private long maxPoints;
    @Enumerated(EnumType.STRING)
    private Grade ceiling;
    @Column(name = "leaders_answer")
    private boolean leadersAnswer;
    @Version
    private long version;

    protected Clause() {
    }

    Clause(long ruleBookId, NewClause text) {
        this.ruleBookId = ruleBookId;
        describe(text);
    }

    final void describe(NewClause text) {
        this.code = text.code();
        this.categoryCode = text.categoryCode();
        this.kind = text.kind();
        this.posts = text.posts().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        this.textZh = text.textZh();
        this.textEn = text.textEn();
        this.minPoints = text.minPoints().hundredths();
        this.maxPoints = text.maxPoints().hundredths();
        this.ceiling = text.ceiling();
        this.leadersAnswer = text.leadersAnswer();
    }

    Long id() {
        return id;
    }

    Long ruleBookId() {
        return ruleBookId;
    }

    long version() {
        return version;
    }

    NewClause copy() {
        var view = view();
        return new NewClause(code, categoryCode, kind, view.posts(), textZh, textEn, view.minPoints(), view.maxPoints(), ceiling, leadersAnswer);
    }

    ClauseView view() {
        var held = EnumSet.noneOf(Post.class);
        if (!posts.isEmpty()) {
            Arrays.stream(posts.split(",")).map(Post::valueOf).forEach(held::add);
        }
        return new ClauseView(id, ruleBookId, code, categoryCode, kind, held, textZh, textEn, Points.of(minPoints), Points.of(maxPoints), ceiling, leadersAnswer, version);
    }
}
