package cn.yardstick.score;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.diary.EvidenceFacts;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.CategoryView;
import cn.yardstick.rulebook.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at what the rule book leaves to the confirmer; the same few statements for a page as for one entry. */
@ApplicationScoped
class EntryFlags {

    private static final int LATE_DAYS = 30;

    /** What all entries of a page are looked at with. */
    private record Facts(List<EntryView> live, Map<Long, CycleView> cycles, Map<Long, Map<String, CategoryView>> categories, Map<Long, EvidenceFacts.Written> written, Map<Long, Long> roots) {
    }

    private final EntityManager em;
    private final Cycles cycles;
    private final RuleBooks books;
    private final EvidenceFacts diary;
    private final Incidents incidents;

    EntryFlags(EntityManager em, Cycles cycles, RuleBooks books, EvidenceFacts diary, Incidents incidents) {
        this.em = em;
        this.cycles = cycles;
        this.books = books;
        this.diary = diary;
        this.incidents = incidents;
    }

    /** As of now, by entry; only for what can still be decided or counts. */
    Map<Long, Set<EntryFlag>> of(Collection<EntryView> entries) {
        var open = entries.stream().filter(one -> one.state() == EntryState.PROPOSED || one.state() == EntryState.CONFIRMED).toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        var facts = facts(open);
        return open.stream().collect(Collectors.toMap(EntryView::id, one -> flags(one, facts)));
    }

    private Facts facts(List<EntryView> open) {
        var live = em.createQuery("select e from ScoreEntry e where e.cycleId in :cycles and e.officerId in :officers and e.state in (cn.yardstick.score.EntryState.PROPOSED, cn.yardstick.score.EntryState.CONFIRMED)",
                        ScoreEntry.class).setParameter("cycles", open.stream().map(EntryView::cycleId).collect(Collectors.toSet())).setParameter("officers", open.stream().map(EntryView::officerId).collect(Collectors.toSet()))
                .getResultList().stream().map(one -> one.view(List.of(), List.of())).toList();
        var known = cycles.byIds(open.stream().map(EntryView::cycleId).collect(Collectors.toSet()));
        var categories = books.categories(known.values().stream().map(CycleView::ruleBookId).collect(Collectors.toSet()));
        var written = diary.of(open.stream().flatMap(one -> one.diaryEntryIds().stream()).collect(Collectors.toSet()));
        var roots = incidents.rootsOf(live.stream().map(EntryView::incidentId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new Facts(live, known, categories, written, roots);
    }

    private static Set<EntryFlag> flags(EntryView entry, Facts facts) {
        var flags = EnumSet.noneOf(EntryFlag.class);
        if (twice(entry, facts, EntryState.PROPOSED, EntryState.CONFIRMED)) {
            flags.add(EntryFlag.SAME_INCIDENT);
        }
        if (entry.state() != EntryState.PROPOSED) {
            return flags;
        }
        if (aboveLimit(entry, facts)) {
            flags.add(EntryFlag.ABOVE_CATEGORY_LIMIT);
        }
        var written = entry.diaryEntryIds().stream().map(facts.written()::get).filter(Objects::nonNull).toList();
        if (written.stream().anyMatch(one -> day(one).isAfter(entry.occurredOn().plusDays(LATE_DAYS)))) {
            flags.add(EntryFlag.EVIDENCE_LATE);
        }
        if (entry.incidentId() == null && !written.isEmpty() && written.stream().allMatch(one -> one.accountId() == entry.proposerId())) {
            flags.add(EntryFlag.OWN_DIARY_ONLY);
        }
        if (LocalDate.ofInstant(entry.proposedAt(), BureauTime.ZONE).equals(facts.cycles().get(entry.cycleId()).until())) {
            flags.add(EntryFlag.LAST_DAY);
        }
        return flags;
    }

    /** Does an entry under the same clause on the same incident, merged ones among it, count for this person already? */
    boolean countsTwice(EntryView entry) {
        return twice(entry, facts(List.of(entry)), EntryState.CONFIRMED);
    }

    private static boolean twice(EntryView entry, Facts facts, EntryState... states) {
        var root = entry.incidentId() == null ? null : facts.roots().get(entry.incidentId());
        return root != null && facts.live().stream().anyMatch(one -> one.id() != entry.id() && one.officerId() == entry.officerId() && one.cycleId() == entry.cycleId() && one.clauseId() == entry.clauseId()
                && one.incidentId() != null && root.equals(facts.roots().get(one.incidentId())) && Set.of(states).contains(one.state()));
    }

    /** Those that count, and those proposed before it. */
    private static boolean aboveLimit(EntryView entry, Facts facts) {
        var category = facts.categories().get(facts.cycles().get(entry.cycleId()).ruleBookId()).get(entry.categoryCode());
        var sign = Long.signum(entry.points().hundredths());
        var limit = category == null ? null : sign < 0 ? category.maxDeduction() : category.maxAward();
        if (limit == null) {
            return false;
        }
        var sum = facts.live().stream().filter(one -> one.officerId() == entry.officerId() && one.cycleId() == entry.cycleId() && one.categoryCode().equals(entry.categoryCode()))
                .filter(one -> one.id() <= entry.id() || one.state() == EntryState.CONFIRMED).mapToLong(one -> one.points().hundredths()).filter(points -> Long.signum(points) == sign).map(Math::abs).sum();
        return sum > limit.hundredths();
    }

    private static LocalDate day(EvidenceFacts.Written one) {
        return LocalDate.ofInstant(one.writtenAt(), BureauTime.ZONE);
    }
}
