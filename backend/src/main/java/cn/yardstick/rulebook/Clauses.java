package cn.yardstick.rulebook;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Clauses of rule books (M2); they change only while their rule book is a draft. */
@ApplicationScoped
public class Clauses {

    /** What a reader looks for; each may be null. */
    public record Filter(String category, Post post, ClauseKind kind, String q) {
    }

    private final RuleBookRepository books;
    private final AuditLog audit;

    Clauses(RuleBookRepository books, AuditLog audit) {
        this.books = books;
        this.audit = audit;
    }

    @Transactional
    public ClauseView add(long ruleBookId, NewClause text) {
        books.draft(ruleBookId);
        checkText(ruleBookId, text, 0);
        var clause = new Clause(ruleBookId, text);
        books.getEntityManager().persist(clause);
        books.flush();
        record("rule-book.clause-added", ruleBookId, text);
        return clause.view();
    }

    @Transactional
    public ClauseView change(long ruleBookId, long id, long version, NewClause text) {
        var clause = at(ruleBookId, id, version);
        checkText(ruleBookId, text, id);
        clause.describe(text);
        books.flush();
        record("rule-book.clause-changed", ruleBookId, text);
        return clause.view();
    }

    @Transactional
    public void delete(long ruleBookId, long id, long version) {
        var clause = at(ruleBookId, id, version);
        books.getEntityManager().remove(clause);
        record("rule-book.clause-deleted", ruleBookId, clause.copy());
    }

    /** 404 unless it is a clause of this rule book. */
    @Transactional
    public ClauseView get(long ruleBookId, long id) {
        return of(ruleBookId, id).view();
    }

    /** Null if there is none. */
    @Transactional
    public ClauseView find(long id) {
        var clause = books.getEntityManager().find(Clause.class, id);
        return clause == null ? null : clause.view();
    }

    /** By one statement. */
    @Transactional
    public Map<Long, ClauseView> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : books.getEntityManager().createQuery("select c from Clause c where c.id in :ids", Clause.class).setParameter("ids", ids)
                .getResultList().stream().collect(Collectors.toMap(Clause::id, Clause::view));
    }

    @Transactional
    public Page<ClauseView> list(long ruleBookId, Filter filter, PageParams params) {
        var listing = Listing.of(books.getEntityManager(), Clause.class).where("e.ruleBookId = :book", "book", books.known(ruleBookId).id());
        if (filter.category() != null) {
            listing.where("e.categoryCode = :category", "category", filter.category());
        }
        if (filter.kind() != null) {
            listing.where("e.kind = :kind", "kind", filter.kind());
        }
        if (filter.post() != null) {
            listing.where("e.posts = '' or e.posts like :post", "post", "%" + filter.post().name() + "%");
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var text = filter.q().replace("!", "!!").replace("%", "!%").replace("_", "!_");
            listing.where("e.textZh like :part escape '!' or e.textEn like :part escape '!' or e.code like :prefix escape '!'", "part", "%" + text + "%", "prefix", text + "%");
        }
        return listing.page(params, "id", Order.ASC, Clause::id).map(Clause::view);
    }

    private Clause at(long ruleBookId, long id, long version) {
        books.draft(ruleBookId);
        var clause = of(ruleBookId, id);
        IfMatch.check(version, clause.version());
        return clause;
    }

    private Clause of(long ruleBookId, long id) {
        var clause = books.getEntityManager().find(Clause.class, id);
        if (clause == null || clause.ruleBookId() != ruleBookId) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return clause;
    }

    private void checkText(long ruleBookId, NewClause text, long own) {
        if (text.minPoints().hundredths() <= 0) {
            throw ProblemType.NOT_ACCEPTED.raise("分值应为正数。", "Points are positive magnitudes.").at("/minPoints");
        }
        if (text.maxPoints().compareTo(text.minPoints()) < 0) {
            throw ProblemType.NOT_ACCEPTED.raise("最大分值不得小于最小分值。", "The largest is not below the smallest.").at("/maxPoints");
        }
        if (text.kind() == ClauseKind.AWARD && text.ceiling() != null) {
            throw ProblemType.NOT_ACCEPTED.raise("加分条款不能封顶等级。", "An award caps no grade.").at("/ceiling");
        }
        var taken = books.getEntityManager().createQuery("select c.id from Clause c where c.ruleBookId = :book and c.code = :code", Long.class)
                .setParameter("book", ruleBookId).setParameter("code", text.code()).getResultList();
        if (taken.stream().anyMatch(id -> id != own)) {
            throw ProblemType.CONFLICT.raise("条款编号已被使用。", "The clause number is taken.").at("/code");
        }
    }

    private void record(String action, long ruleBookId, NewClause text) {
        audit.record(action, new RecordRef("rule-book", ruleBookId), null, null, Map.of("code", text.code(), "minPoints", text.minPoints(), "maxPoints", text.maxPoints()));
    }
}
