package cn.yardstick.diary;

import cn.yardstick.attachment.AttachmentHome;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Reach;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.Clauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The assessment diary (M5). Nobody writes about oneself, and nobody reads what is about oneself (access.md). */
@ApplicationScoped
public class Diary {

    private static final int MOST_FOUND = 1000;

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Long officerId, Long clauseId, String q, String text, Set<Long> unitIds, LocalDate from, LocalDate until) {
    }

    private final EntityManager em;
    private final Officers officers;
    private final Clauses clauses;
    private final DiarySearch search;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final Attachments attachments;

    Diary(EntityManager em, Officers officers, Clauses clauses, DiarySearch search, CurrentActor actor, AuditLog audit, BureauTime time, Attachments attachments) {
        this.em = em;
        this.officers = officers;
        this.clauses = clauses;
        this.search = search;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
        this.attachments = attachments;
    }

    /** A new entry about officers who are all within the writer's scope. */
    @Transactional
    public DiaryView write(LocalDate occurredOn, String text, List<Long> officerIds, Long clauseId, Enclosed enclosed) {
        if (occurredOn.isAfter(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("发生日期不得晚于今天。", "It cannot have happened in the future.").at("/occurredOn");
        }
        if (clauseId != null && clauses.find(clauseId) == null) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此条款。", "There is no such clause.").at("/clauseId");
        }
        var entry = new DiaryEntry(occurredOn, enclosed.statedAt(time.now()), time.now(), actor.accountId(), actor.name(), text, clauseId);
        em.persist(entry);
        for (Long officerId : new HashSet<>(officerIds)) {
            em.persist(new DiaryEntryOfficer(entry.id(), officerId, unitOf(officerId, occurredOn)));
        }
        search.index(entry.id(), text);
        em.flush();
        audit.recordAbout(officerIds, "diary-entry.written", ref(entry.id()), null, null, Map.of("officers", officerIds));
        attachments.attach(ref(entry.id()), ref(entry.id()), officerIds, enclosed.attachmentIds());
        return views(List.of(entry)).getFirst();
    }

    /** A correction beside the entry; the entry stays as it was. */
    @Transactional
    public DiaryView correct(long id, String text, String reason) {
        var entry = em.find(DiaryEntry.class, id);
        var reach = actor.get().reach(Permission.DIARY_WRITE);
        var about = rows(List.of(id));
        about.forEach(row -> {
            if (!reach.covers(row.unitId(), null)) {
                throw ProblemType.NOT_ALLOWED.raise();
            }
        });
        em.persist(new DiaryCorrection(id, text, reason, actor.name(), time.now()));
        search.index(id, text);
        em.flush();
        audit.recordAbout(about.stream().map(DiaryEntryOfficer::officerId).toList(), "diary-entry.corrected", ref(id), reason, null, null);
        return views(List.of(entry)).getFirst();
    }

    /** Attachments are for whoever may read the record. */
    @Produces
    @Singleton
    AttachmentHome attachmentHome() {
        return new AttachmentHome("diary-entry", id -> visible(id).officerIds());
    }

    /** 404 where the reader's reach ends, and for what is about the reader. */
    @Transactional
    public DiaryView visible(long id) {
        var entry = em.find(DiaryEntry.class, id);
        if (entry == null || !readable(rows(List.of(id)), actor.get().reach(Permission.DIARY_READ))) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return views(List.of(entry)).getFirst();
    }

    /** As {@link #visible}; the look is written down. */
    @Transactional
    public DiaryView read(long id) {
        var entry = visible(id);
        audit.look("diary-entry.details-read", ref(id), entry.officerIds());
        return entry;
    }

    /** Entries within the reader's reach, the newest first; the look is written down. Nobody sees one about oneself. */
    @Transactional
    public Page<DiaryView> list(Filter filter, PageParams params) {
        var listing = Listing.of(em, DiaryEntry.class);
        var reach = actor.get().reach(Permission.DIARY_READ);
        if (!reach.all()) {
            listing.where("exists (select 1 from DiaryEntryOfficer o where o.entryId = e.id and o.unitId in :units)", "units", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds());
        }
        if (actor.get().officerId() != null) {
            listing.where("not exists (select 1 from DiaryEntryOfficer s where s.entryId = e.id and s.officerId = :self)", "self", actor.get().officerId());
        }
        if (filter.officerId() != null) {
            listing.where("exists (select 1 from DiaryEntryOfficer f where f.entryId = e.id and f.officerId = :officer)", "officer", filter.officerId());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var found = officers.search(filter.q(), MOST_FOUND);
            listing.where("exists (select 1 from DiaryEntryOfficer h where h.entryId = e.id and h.officerId in :found)", "found", found.isEmpty() ? List.of(0L) : found);
        }
        if (filter.unitIds() != null) {
            listing.where("exists (select 1 from DiaryEntryOfficer g where g.entryId = e.id and g.unitId in :about)", "about", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        if (filter.clauseId() != null) {
            listing.where("e.clauseId = :clause", "clause", filter.clauseId());
        }
        if (filter.text() != null) {
            search.narrow(listing, filter.text());
        }
        if (filter.from() != null) {
            listing.where("e.occurredOn >= :from", "from", filter.from());
        }
        if (filter.until() != null) {
            listing.where("e.occurredOn <= :until", "until", filter.until());
        }
        var page = listing.page(params, "id", Order.DESC, DiaryEntry::id);
        var entries = views(page.items());
        audit.look("diary-entry.list-read", RecordRef.many("diary-entry"), entries.stream().flatMap(entry -> entry.officerIds().stream()).toList());
        return new Page<>(entries, page.nextCursor());
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(ref(read(id).id()), params);
    }

    /** Those of the entries that the present person may read; by one statement. */
    @Transactional
    public Set<Long> readable(Collection<Long> ids) {
        var reach = actor.get().reach(Permission.DIARY_READ);
        var byEntry = ids.isEmpty() ? Map.<Long, List<DiaryEntryOfficer>>of() : rows(ids).stream().collect(Collectors.groupingBy(DiaryEntryOfficer::entryId));
        return byEntry.entrySet().stream().filter(entry -> readable(entry.getValue(), reach)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Those of the entries that the present person may read, for a record that names them; no look is written down. */
    @Transactional
    public List<DiaryView> told(Collection<Long> ids) {
        var mine = readable(ids);
        return mine.isEmpty() ? List.of() : views(em.createQuery("select e from DiaryEntry e where e.id in :ids order by e.id", DiaryEntry.class).setParameter("ids", mine).getResultList());
    }

    /** 422 at this place where an entry is not there, or not for the present person to see. */
    @Transactional
    public void requireVisible(Collection<Long> ids, String pointer) {
        if (!readable(ids).containsAll(ids)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此日记。", "There is no such diary entry.").at(pointer);
        }
    }

    /** As {@link #requireVisible}; and each of them is about this officer. */
    @Transactional
    public void requireAbout(long officerId, Collection<Long> ids, String pointer) {
        requireVisible(ids, pointer);
        var about = ids.isEmpty() ? Set.<Long>of() : rows(ids).stream().filter(row -> row.officerId() == officerId).map(DiaryEntryOfficer::entryId).collect(Collectors.toSet());
        if (!about.containsAll(ids)) {
            throw ProblemType.NOT_ACCEPTED.raise("日记与此民警无关。", "The diary entry is not about this officer.").at(pointer);
        }
    }

    private long unitOf(long officerId, LocalDate day) {
        if (actor.get().isSelf(officerId)) {
            throw ProblemType.NOT_ON_OWN.raise().at("/officerIds");
        }
        var serving = officers.servingOn(officerId, day);
        if (serving == null || !actor.get().reach(Permission.OFFICERS_READ).covers(serving.unitId(), null)) {
            throw ProblemType.NOT_ACCEPTED.raise("有人当日不在职或不在您的范围内。", "Somebody did not serve on that day, or is not within your scope.").at("/officerIds");
        }
        if (!actor.get().reach(Permission.DIARY_WRITE).covers(serving.unitId(), null)) {
            throw ProblemType.NOT_ALLOWED.raise().at("/officerIds");
        }
        return serving.unitId();
    }

    private boolean readable(List<DiaryEntryOfficer> rows, Reach reach) {
        return rows.stream().noneMatch(row -> actor.get().isSelf(row.officerId())) && rows.stream().anyMatch(row -> reach.covers(row.unitId(), null));
    }

    private List<DiaryEntryOfficer> rows(Collection<Long> entryIds) {
        return em.createQuery("select o from DiaryEntryOfficer o where o.entryId in :ids order by o.id", DiaryEntryOfficer.class).setParameter("ids", entryIds).getResultList();
    }

    private List<DiaryView> views(List<DiaryEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var ids = entries.stream().map(DiaryEntry::id).toList();
        var about = rows(ids).stream().collect(Collectors.groupingBy(DiaryEntryOfficer::entryId, Collectors.mapping(DiaryEntryOfficer::officerId, Collectors.toList())));
        var corrections = em.createQuery("select c from DiaryCorrection c where c.entryId in :ids order by c.id", DiaryCorrection.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(DiaryCorrection::entryId, Collectors.mapping(DiaryCorrection::view, Collectors.toList())));
        return entries.stream().map(entry -> entry.view(about.getOrDefault(entry.id(), List.of()), corrections.getOrDefault(entry.id(), List.of()))).toList();
    }

    private static RecordRef ref(long id) {
        return new RecordRef("diary-entry", id);
    }
}
