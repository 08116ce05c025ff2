package cn.yardstick.consequence;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.PublishedGrades;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A published list is handed to those who act on it: pay, rank, promotion, post (M16). Nothing goes out that can still be withdrawn. What
 * went out by a list that was revised since is corrected by handing over the list that holds, once; the old row stays (M15, docs/adr/0034).
 */
@ApplicationScoped
public class Deliveries {

    private final EntityManager em;
    private final DeliveryRows rows;
    private final PublishedGrades grades;
    private final Cycles cycles;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Deliveries(EntityManager em, DeliveryRows rows, PublishedGrades grades, Cycles cycles, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.grades = grades;
        this.cycles = cycles;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** One more delivery of this list; of one that was superseded since, what went out while it held. */
    @Transactional
    public DeliveryView record(PublicationView list, NewDelivery plan) {
        var lists = lockedLists(list.cycleId());
        var at = lists.stream().map(PublicationView::id).toList().indexOf(list.id());
        if (at < 0) {
            throw ProblemType.CONFLICT.raise("名单未公示或已撤回，不能送达。", "The list is not published, or was withdrawn: nothing goes out by it.");
        }
        checkDay(lists.get(at), at + 1 < lists.size() ? lists.get(at + 1) : null, plan.deliveredOn());
        return added("delivery.recorded", lists.get(at), lists, plan, null);
    }

    /** The list that holds now goes to who got the old one; 409 where there is nothing to correct. */
    @Transactional
    public DeliveryView correct(long id, LocalDate deliveredOn, String note) {
        var old = em.find(Delivery.class, id);
        if (old == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var lists = lockedLists(old.cycleId());
        switch (rows.views(List.of(old), lists).getFirst().state()) {
            case DELIVERED -> throw ProblemType.CONFLICT.raise("所送名单仍然有效，无须改正；名单修订后才需要。", "The list that went out still holds: there is nothing to correct until it is revised.");
            case CORRECTED -> throw ProblemType.CONFLICT.raise("已经改正过，请刷新后查看。如名单再次修订，请改正最近一次送达。", "It was corrected already: reload. If the list was revised once more, correct the later delivery.");
            default -> checkDay(lists.getLast(), null, deliveredOn);
        }
        return added("delivery.corrected", lists.getLast(), lists, new NewDelivery(old.kind(), old.recipient(), deliveredOn, note), id);
    }

    /** What is or was published in the cycle, oldest first; until the transaction ends no revision takes the place of the last. */
    private List<PublicationView> lockedLists(long cycleId) {
        if (cycles.inStage(cycleId, Stage.values()).stage().compareTo(Stage.PUBLICITY) < 0) {
            throw ProblemType.CONFLICT.raise("名单还可能撤回：周期进入公示阶段后才能送达。", "The list may still be withdrawn: nothing goes out before the cycle is in the publicity stage.");
        }
        return grades.ofCycle(cycleId);
    }

    private void checkDay(PublicationView list, PublicationView next, LocalDate day) {
        if (day.isAfter(time.today()) || day.isBefore(BureauTime.day(list.publishedAt()))) {
            throw ProblemType.NOT_ACCEPTED.raise("送达日期不得晚于今天，也不得早于名单公示之日。", "It went out neither in the future nor before the list was published.").at("/deliveredOn");
        }
        if (next != null && day.isAfter(BureauTime.day(next.publishedAt()))) {
            throw ProblemType.NOT_ACCEPTED.raise("此名单当时已被修订版取代：请登记修订版的送达。", "A revision had taken its place by then: record the delivery of the revision.").at("/deliveredOn");
        }
    }

    private DeliveryView added(String action, PublicationView list, List<PublicationView> lists, NewDelivery plan, Long corrects) {
        var delivery = new Delivery(list, plan, corrects, actor.accountId(), actor.name(), time.now());
        em.persist(delivery);
        em.flush();
        var after = new TreeMap<String, Object>(Map.of("publication", list.id(), "kind", plan.kind(), "recipient", plan.recipient(), "deliveredOn", plan.deliveredOn()));
        if (corrects != null) {
            after.put("corrects", corrects);
        }
        audit.record(action, new RecordRef("delivery", delivery.id()), plan.note(), null, after);
        return rows.views(List.of(delivery), lists).getFirst();
    }
}
