package cn.yardstick.score;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of entries with evidence and answers: three statements for a page, however long. */
@ApplicationScoped
public class EntryRows {

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Long cycleId, EntryState state, Long officerId, Set<Long> unitIds, Long incidentId, boolean confirmable) {
    }

    private final EntityManager em;
    private final CurrentActor actor;

    EntryRows(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

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
            listing.where("e.incidentId = :incident", "incident", filter.incidentId());
        }
        if (filter.confirmable()) {
            confirmable(listing);
        }
        var page = listing.page(params, "id", Order.DESC, ScoreEntry::id);
        return new Page<>(views(page.items()), page.nextCursor());
    }

    /** How many proposals wait for the present person. */
    @Transactional
    public int countConfirmable() {
        var reach = actor.get().reach(Permission.ENTRIES_CONFIRM);
        return em.createQuery("select count(e) from ScoreEntry e where e.state = cn.yardstick.score.EntryState.PROPOSED and (:all = true or e.unitId in :units) and e.proposerId <> :account and e.officerId <> :self", Long.class)
                .setParameter("all", reach.all()).setParameter("units", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds()).setParameter("account", actor.accountId())
                .setParameter("self", self()).getSingleResult().intValue();
    }

    EntryView view(ScoreEntry entry) {
        return views(List.of(entry)).getFirst();
    }

    private void confirmable(Listing<ScoreEntry> listing) {
        var reach = actor.get().reach(Permission.ENTRIES_CONFIRM);
        listing.where("e.state = :open and e.proposerId <> :account and e.officerId <> :self", "open", EntryState.PROPOSED, "account", actor.accountId(), "self", self());
        if (!reach.all()) {
            listing.where("e.unitId in :mine", "mine", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds());
        }
    }

    private long self() {
        return actor.get().officerId() == null ? 0 : actor.get().officerId();
    }

    private List<EntryView> views(List<ScoreEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var ids = entries.stream().map(ScoreEntry::id).toList();
        var evidence = em.createQuery("select v from Evidence v where v.entryId in :ids order by v.id", Evidence.class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.groupingBy(Evidence::entryId, Collectors.mapping(Evidence::diaryEntryId, Collectors.toList())));
        var answers = em.createQuery("select a from EntryAnswer a where a.entryId in :ids order by a.id", EntryAnswer.class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.groupingBy(EntryAnswer::entryId, Collectors.mapping(EntryAnswer::view, Collectors.toList())));
        return entries.stream().map(entry -> entry.view(evidence.getOrDefault(entry.id(), List.of()), answers.getOrDefault(entry.id(), List.of()))).toList();
    }
}
