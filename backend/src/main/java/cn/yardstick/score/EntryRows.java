package cn.yardstick.score;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.Capacity;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.incident.Incidents;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.paging.Condition;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of entries with evidence and answers: three statements for a page, however long. */
@ApplicationScoped
public class EntryRows {

    private static final int MOST_FOUND = 1000;

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Long cycleId, EntryState state, Long officerId, String q, Set<Long> unitIds, Long incidentId, LocalDate from, LocalDate until, boolean confirmable, boolean answerable) {
    }

    /** Not answered yet, and neither rejected nor reversed; while scores can still change. */
    private static final String ANSWERABLE = "e.state in (cn.yardstick.score.EntryState.PROPOSED, cn.yardstick.score.EntryState.CONFIRMED) and e.cycleId in :answerIn"
            + " and not exists (select 1 from EntryAnswer said where said.entryId = e.id)";

    private final EntityManager em;
    private final Cycles cycles;
    private final Officers officers;
    private final Incidents incidents;
    private final EntryFlags flags;
    private final CurrentActor actor;
    private final AuditLog audit;

    EntryRows(EntityManager em, Cycles cycles, Officers officers, Incidents incidents, EntryFlags flags, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.cycles = cycles;
        this.officers = officers;
        this.incidents = incidents;
        this.flags = flags;
        this.actor = actor;
        this.audit = audit;
    }

    /** What the reader reaches; the look is written down. */
    @Transactional
    public Page<EntryView> list(Filter filter, PageParams params) {
        var listing = Listing.of(em, ScoreEntry.class);
        actor.get().reach(Permission.ENTRIES_READ).narrow(listing, "unitId", "officerId");
        if (filter.cycleId() != null) {
            listing.where("e.cycleId = :cycle", "cycle", filter.cycleId());
        }
        if (filter.state() != null) {
            listing.where("e.state = :state", "state", filter.state());
        }
        if (filter.officerId() != null) {
            listing.where("e.officerId = :officer", "officer", filter.officerId());
        }
        if (filter.unitIds() != null) {
            listing.where("e.unitId in :units", "units", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        if (filter.incidentId() != null) {
            listing.where("e.incidentId in :incidents", "incidents", incidents.group(filter.incidentId()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var found = officers.search(filter.q(), MOST_FOUND);
            listing.where("e.officerId in :found", "found", found.isEmpty() ? List.of(0L) : found);
        }
        if (filter.from() != null) {
            listing.where("e.occurredOn >= :from", "from", filter.from());
        }
        if (filter.until() != null) {
            listing.where("e.occurredOn <= :until", "until", filter.until());
        }
        if (filter.confirmable()) {
            listing.where(confirmable());
        }
        if (filter.answerable()) {
            listing.where("e.officerId = :concerned and e.points < 0 and " + ANSWERABLE, "concerned", self(), "answerIn", answerIn());
        }
        var page = listing.page(params, "id", Order.DESC, ScoreEntry::id);
        audit.look("score-entry.list-read", RecordRef.many("score-entry"), actor.get().others(page.items().stream().map(ScoreEntry::officerId).toList()));
        return new Page<>(views(page.items()), page.nextCursor());
    }

    /** How many proposals wait for the present person. */
    @Transactional
    public int countConfirmable() {
        return Listing.of(em, ScoreEntry.class).where(confirmable()).count();
    }

    /** Deductions about the present person that were not answered yet, oldest first. */
    @Transactional
    public List<EntryView> toAnswer() {
        return views(em.createQuery("select e from ScoreEntry e where e.officerId = :self and e.points < 0 and " + ANSWERABLE + " order by e.id", ScoreEntry.class)
                .setParameter("self", self()).setParameter("answerIn", answerIn()).getResultList());
    }

    /** What whoever confirms should look at, as of now; by entry. */
    @Transactional
    public Map<Long, Set<EntryFlag>> flags(List<EntryView> entries) {
        return flags.of(entries);
    }

    /** Entries by id, whatever became of them. */
    @Transactional
    public Map<Long, EntryView> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : views(em.createQuery("select e from ScoreEntry e where e.id in :ids", ScoreEntry.class).setParameter("ids", ids).getResultList()).stream()
                .collect(Collectors.toMap(EntryView::id, Function.identity()));
    }

    EntryView view(ScoreEntry entry) {
        return views(List.of(entry)).getFirst();
    }

    /** Proposals that the present person may decide, as oneself or as the deputy of a leader: the bars of both hold. */
    private Condition confirmable() {
        var values = new LinkedHashMap<String, Object>();
        values.put("open", EntryState.PROPOSED);
        values.put("mine", actor.get().accountIds());
        values.put("self", self());
        var ways = new ArrayList<String>();
        for (Capacity one : actor.get().capacities(Permission.ENTRIES_CONFIRM)) {
            var at = ways.size();
            var way = one.reach().all() ? "1 = 1" : "e.unitId in :units" + at;
            if (!one.reach().all()) {
                values.put("units" + at, one.reach().unitIds().isEmpty() ? Set.of(0L) : one.reach().unitIds());
            }
            if (one.deputyOf() != null) {
                way += " and e.proposerId not in :leader" + at + " and e.officerId <> :about" + at;
                values.put("leader" + at, one.accountIds());
                values.put("about" + at, one.officerId() == null ? 0L : one.officerId());
            }
            ways.add("(" + way + ")");
        }
        return new Condition("e.state = :open and e.proposerId not in :mine and e.officerId <> :self and (" + String.join(" or ", ways) + ")", values);
    }

    private List<Long> answerIn() {
        return cycles.idsIn(Stage.SCORING, Stage.GRADING);
    }

    private long self() {
        return actor.get().officerId() == null ? 0 : actor.get().officerId();
    }

    private List<EntryView> views(List<ScoreEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var ids = entries.stream().map(ScoreEntry::id).toList();
        var evidence = em.createQuery("select v from Evidence v where v.entryId in :ids order by v.id", Evidence.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(Evidence::entryId, Collectors.mapping(Evidence::diaryEntryId, Collectors.toList())));
        var answers = em.createQuery("select a from EntryAnswer a where a.entryId in :ids order by a.id", EntryAnswer.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(EntryAnswer::entryId, Collectors.mapping(EntryAnswer::view, Collectors.toList())));
        return entries.stream().map(entry -> entry.view(evidence.getOrDefault(entry.id(), List.of()), answers.getOrDefault(entry.id(), List.of()))).toList();
    }
}
