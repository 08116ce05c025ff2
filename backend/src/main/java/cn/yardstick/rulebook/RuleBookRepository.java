package cn.yardstick.rulebook;

import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Stored rule books with their clauses. */
@ApplicationScoped
class RuleBookRepository implements PanacheRepository<RuleBook> {

    /** 404 if there is none. */
    RuleBook known(long id) {
        var book = findById(id);
        if (book == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return book;
    }

    /** Locks a draft, so that it cannot be issued meanwhile; 409 for what is issued. */
    RuleBook draft(long id) {
        var book = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (book == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        if (book.issued()) {
            throw ProblemType.CONFLICT.raise("已印发的细则不得修改，请起草新版本。", "An issued version never changes: draft another.");
        }
        return book;
    }

    /** Locks a draft of this version. */
    RuleBook draftAt(long id, long version) {
        var book = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (book == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        IfMatch.check(version, book.version());
        return draft(id);
    }

    List<Clause> clausesOf(long ruleBookId) {
        return getEntityManager().createQuery("select c from Clause c where c.ruleBookId = :book order by c.id", Clause.class).setParameter("book", ruleBookId).getResultList();
    }

    List<RuleDocument> documentsOf(long ruleBookId) {
        return getEntityManager().createQuery("select d from RuleDocument d where d.ruleBookId = :book order by d.id", RuleDocument.class).setParameter("book", ruleBookId).getResultList();
    }
}
