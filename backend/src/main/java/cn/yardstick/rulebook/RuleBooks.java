package cn.yardstick.rulebook;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Versions of the rule book (M2): drafted, checked, issued, compared. */
@ApplicationScoped
public class RuleBooks {

    private final RuleBookRepository books;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    RuleBooks(RuleBookRepository books, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.books = books;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** A draft: a copy of {@code basedOn} with clauses and documents, or the seed's settings. */
    @Transactional
    public RuleBookView create(String title, Long basedOn, LocalDate effectiveFrom) {
        var origin = basedOn == null ? null : books.findById(basedOn);
        if (basedOn != null && origin == null) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此版本。", "There is no such version.").at("/basedOn");
        }
        var em = books.getEntityManager();
        var last = em.createQuery("select coalesce(max(b.versionNumber), 0) from RuleBook b", Integer.class).getSingleResult();
        var book = new RuleBook(last + 1, title, basedOn, effectiveFrom, origin == null ? RuleBookSettings.SEED : origin.view().settings());
        books.persistAndFlush(book);
        if (origin != null) {
            books.clausesOf(basedOn).forEach(clause -> em.persist(new Clause(book.id(), clause.copy())));
            books.documentsOf(basedOn).forEach(document -> em.persist(document.copyTo(book.id())));
        }
        record("rule-book.drafted", book, Map.of("versionNumber", last + 1));
        return book.view();
    }

    @Transactional
    public RuleBookView change(long id, long version, String title, LocalDate effectiveFrom, RuleBookSettings settings) {
        var book = books.draftAt(id, version);
        book.describe(title, effectiveFrom, settings);
        books.flush();
        record("rule-book.changed", book, Map.of("title", title));
        return book.view();
    }

    /** Makes a draft binding for ever; 409 names what the check finds wrong. */
    @Transactional
    public RuleBookView issue(long id, long version) {
        var book = books.draftAt(id, version);
        var errors = faults(book).stream().filter(fault -> fault.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            var problem = ProblemType.CONFLICT.raise("细则自检有错误，不能印发。", "The check found errors: it cannot be issued.");
            errors.forEach(fault -> problem.at(fault.clauseCode() == null ? fault.code() : fault.clauseCode(), fault.zh(), fault.en()));
            throw problem;
        }
        book.issue(time.now(), actor.name());
        books.flush();
        record("rule-book.issued", book, Map.of("state", RuleBookState.ISSUED));
        return book.view();
    }

    /** What is wrong with it. */
    @Transactional
    public List<Fault> check(long id) {
        return faults(books.known(id));
    }

    /** What changed from another version to this one. */
    @Transactional
    public List<Difference> differences(long id, long from) {
        var before = books.known(from);
        var after = books.known(id);
        return Comparison.between(before.view(), clauses(from), after.view(), clauses(id));
    }

    /** 404 if there is none. */
    @Transactional
    public RuleBookView get(long id) {
        return books.known(id).view();
    }

    /** The categories of these books by code; by one statement. */
    @Transactional
    public Map<Long, Map<String, CategoryView>> categories(Collection<Long> ids) {
        return books.getEntityManager().createQuery("select distinct b from RuleBook b left join fetch b.categories where b.id in :ids", RuleBook.class).setParameter("ids", ids).getResultList().stream()
                .map(RuleBook::view).collect(Collectors.toMap(RuleBookView::id, book -> book.settings().categories().stream().collect(Collectors.toMap(CategoryView::code, one -> one))));
    }

    @Transactional
    public boolean issued(long id) {
        return books.known(id).issued();
    }

    /** What the engine needs of it. */
    @Transactional
    public GradingRules gradingRules(long id) {
        return get(id).settings().gradingRules();
    }

    @Transactional
    public Page<RuleBookView> list(RuleBookState state, PageParams params) {
        var listing = Listing.of(books.getEntityManager(), RuleBook.class);
        if (state != null) {
            listing.where("e.state = :state", "state", state);
        }
        return listing.page(params, "id", Order.DESC, RuleBook::id).map(RuleBook::view);
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("rule-book", books.known(id).id()), params);
    }

    @Transactional
    public List<DocumentView> documents(long id) {
        return books.documentsOf(books.known(id).id()).stream().map(RuleDocument::view).toList();
    }

    @Transactional
    public DocumentView addDocument(long id, DocumentKind kind, String titleZh, String titleEn, String bodyZh, String bodyEn) {
        var book = books.draft(id);
        var document = new RuleDocument(id, kind, titleZh, titleEn, bodyZh, bodyEn);
        books.getEntityManager().persist(document);
        books.flush();
        record("rule-book.document-added", book, Map.of("kind", kind));
        return document.view();
    }

    private List<Fault> faults(RuleBook book) {
        return Check.of(book.view().settings(), clauses(book.id()));
    }

    private List<ClauseView> clauses(long id) {
        return books.clausesOf(id).stream().map(Clause::view).toList();
    }

    private void record(String action, RuleBook book, Object after) {
        audit.record(action, new RecordRef("rule-book", book.id()), null, null, after);
    }
}
