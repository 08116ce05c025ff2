package cn.yardstick.rulebook;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.OfficerList;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.officer.OfficerView;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who confirmed having read a rule book, and who has not (M4). */
@ApplicationScoped
public class Acknowledgements {

    /** An officer in service; {@code acknowledgedAt} null for who has not. */
    public record Reader(OfficerView officer, Instant acknowledgedAt) {
    }

    /** A rule book and when the present person confirmed having read it. */
    public record Confirmed(long ruleBookId, String title, Instant at) {
    }

    private final RuleBookRepository books;
    private final OfficerList officers;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Acknowledgements(RuleBookRepository books, OfficerList officers, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.books = books;
        this.officers = officers;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** The present person confirms having read an issued version; 409 for a draft, a second time, or an account without an officer. */
    @Transactional
    public Instant acknowledge(long ruleBookId) {
        var book = books.known(ruleBookId);
        var officerId = actor.get().officerId();
        if (officerId == null) {
            throw ProblemType.CONFLICT.raise("该账号未关联民警，无需签收。", "This account belongs to no officer.");
        }
        if (!book.issued()) {
            throw ProblemType.CONFLICT.raise("尚未印发。", "It is not issued yet.");
        }
        if (officersWhoAcknowledged(ruleBookId).contains(officerId)) {
            throw ProblemType.CONFLICT.raise("已签收。", "You confirmed it before.");
        }
        var now = time.now();
        books.getEntityManager().persist(new Acknowledgement(ruleBookId, officerId, now));
        books.flush();
        audit.record("rule-book.acknowledged", new RecordRef("officer", officerId), null, null, Map.of("ruleBook", ruleBookId));
        return now;
    }

    @Transactional
    public Set<Long> officersWhoAcknowledged(long ruleBookId) {
        return Set.copyOf(books.getEntityManager().createQuery("select a.officerId from Acknowledgement a where a.ruleBookId = :book", Long.class)
                .setParameter("book", ruleBookId).getResultList());
    }

    /** Which of these versions the present person confirmed; by one statement. */
    @Transactional
    public Set<Long> ownAmong(Collection<Long> ruleBookIds) {
        var officerId = actor.get().officerId();
        if (officerId == null || ruleBookIds.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(books.getEntityManager().createQuery("select a.ruleBookId from Acknowledgement a where a.officerId = :officer and a.ruleBookId in :books", Long.class)
                .setParameter("officer", officerId).setParameter("books", ruleBookIds).getResultList());
    }

    /** All that the present person confirmed, oldest first. */
    @Transactional
    public List<Confirmed> own() {
        var officerId = actor.get().officerId();
        return officerId == null ? List.of() : books.getEntityManager().createQuery("select new cn.yardstick.rulebook.Acknowledgements$Confirmed(b.id, b.title, a.acknowledgedAt)"
                + " from Acknowledgement a, RuleBook b where b.id = a.ruleBookId and a.officerId = :officer order by a.id", Confirmed.class).setParameter("officer", officerId).getResultList();
    }

    /** Officers in service within reach, by police number; pages of officers are read until one page of readers is full. */
    @Transactional
    public Page<Reader> readers(long ruleBookId, Boolean acknowledged, Set<Long> unitIds, PageParams params) {
        var done = books.getEntityManager().createQuery("select a from Acknowledgement a where a.ruleBookId = :book", Acknowledgement.class).setParameter("book", books.known(ruleBookId).id())
                .getResultList().stream().collect(Collectors.toMap(Acknowledgement::officerId, Acknowledgement::acknowledgedAt));
        var filter = new OfficerList.Filter(null, unitIds, null, OfficerState.ACTIVE);
        var found = new ArrayList<Reader>();
        Page<OfficerView> page;
        var at = params;
        do {
            page = officers.page(filter, actor.get().reach(Permission.RULEBOOKS_ACKNOWLEDGEMENTS), at);
            page.items().stream().map(officer -> new Reader(officer, done.get(officer.id())))
                    .filter(reader -> acknowledged == null || acknowledged == (reader.acknowledgedAt() != null)).forEach(found::add);
            at = PageParams.after(page.nextCursor(), 200);
        } while (found.size() <= params.limit() && page.nextCursor() != null);
        if (found.size() <= params.limit() && page.nextCursor() != null) {
            return new Page<>(found, page.nextCursor());
        }
        return Page.of(found, params.limit(), reader -> reader.officer().badgeNo());
    }
}
