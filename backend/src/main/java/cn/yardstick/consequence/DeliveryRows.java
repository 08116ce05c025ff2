package cn.yardstick.consequence;

import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.PublishedGrades;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What went out, and what of it is to be corrected; each page by as many statements for many as for few. */
@ApplicationScoped
public class DeliveryRows {

    private static final String UNCORRECTED = "not exists (select 1 from Delivery later where later.corrects = d.id)";

    /** A list that holds now, and how many deliveries of those before it are to be corrected. */
    public record Outdated(PublicationView newest, int count) {
    }

    private final EntityManager em;
    private final Publications publications;
    private final PublishedGrades grades;

    DeliveryRows(EntityManager em, Publications publications, PublishedGrades grades) {
        this.em = em;
        this.publications = publications;
        this.grades = grades;
    }

    /** Of this list and of those whose place it took, newest first. */
    @Transactional
    public Page<DeliveryView> list(long publicationId, PageParams params) {
        var list = publications.visible(publicationId);
        var lists = grades.ofCycle(list.cycleId());
        var until = lists.stream().filter(one -> one.revision() <= list.revision()).map(PublicationView::id).toList();
        if (until.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var page = Listing.of(em, Delivery.class).where("e.publicationId in :lists", "lists", until).page(params, "id", Order.DESC, Delivery::id);
        return new Page<>(views(page.items(), lists), page.nextCursor());
    }

    /** Lists that hold now, where something went out by one before and was not corrected yet. */
    @Transactional
    public List<Outdated> toCorrect() {
        var open = em.createQuery("select d.publicationId, count(d) from Delivery d where " + UNCORRECTED + " group by d.publicationId", Object[].class).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> ((Long) row[1]).intValue()));
        var counts = new HashMap<Long, Integer>();
        grades.byIds(open.keySet()).values().stream().filter(list -> list.state() != PublicationState.PUBLISHED).forEach(list -> counts.merge(list.cycleId(), open.get(list.id()), Integer::sum));
        return grades.newest(counts.keySet()).values().stream().map(newest -> new Outdated(newest, counts.get(newest.cycleId()))).sorted(Comparator.comparing(one -> one.newest().id())).toList();
    }

    /** {@code lists}: what is or was published in the cycle, by {@link PublishedGrades#ofCycle}. */
    List<DeliveryView> views(List<Delivery> deliveries, List<PublicationView> lists) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        var newest = lists.getLast();
        var byId = lists.stream().collect(Collectors.toMap(PublicationView::id, Function.identity()));
        var correctors = correctors(deliveries.stream().map(Delivery::id).toList());
        var changed = grades.changedSince(deliveries.stream().map(Delivery::publicationId).collect(Collectors.toSet()), newest);
        return deliveries.stream().map(one -> one.view(byId.get(one.publicationId()), newest, correctors.get(one.id()), changed.getOrDefault(one.publicationId(), 0))).toList();
    }

    private Map<Long, Long> correctors(List<Long> ids) {
        return em.createQuery("select d.corrects, d.id from Delivery d where d.corrects in :ids", Object[].class).setParameter("ids", Set.copyOf(ids)).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }
}
