package cn.yardstick.publication;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Officers confirm having seen their own grade in a published list (M14). */
@ApplicationScoped
public class Readings {

    private static final String IN_IT = "exists (select 1 from PublicationLine l where l.publicationId = p.id and l.officerId = :officer)";

    /** A revision asks again only whom it changes: what counts is a word given since the own line last changed. */
    private static final String WAITING = "p.state = cn.yardstick.publication.PublicationState.PUBLISHED and " + IN_IT
            + " and not exists (select 1 from PublicationReading r, Publication q where q.id = r.publicationId and q.cycleId = p.cycleId and r.officerId = :officer and q.id >= "
            + "(select max(s.id) from Publication s, PublicationLine c where c.publicationId = s.id and s.cycleId = p.cycleId and c.officerId = :officer and s.state in "
            + "(cn.yardstick.publication.PublicationState.PUBLISHED, cn.yardstick.publication.PublicationState.SUPERSEDED)"
            + " and (s.supersedesId is null or c.difference = cn.yardstick.publication.Difference$Kind.CHANGED)))";

    /** A list that is or was published with the present person in it; {@code readAt} null until that was confirmed. */
    public record Own(PublicationView publication, Instant readAt) {
    }

    private final EntityManager em;
    private final Publications publications;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Readings(EntityManager em, Publications publications, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.publications = publications;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** The present person has seen the own line; 409 for who is not in the list, a list that is not published, or a second time. */
    @Transactional
    public Instant confirm(long id) {
        var view = publications.visible(id);
        if (!open(Set.of(view.id())).contains(id)) {
            throw ProblemType.CONFLICT.raise("名单未公示、名单中没有您，或您已确认。", "It is not published, you are not in it, or you confirmed it before.");
        }
        var now = time.now();
        em.persist(new PublicationReading(id, actor.get().officerId(), now));
        em.flush();
        audit.record("publication.read", new RecordRef("officer", actor.get().officerId()), null, null, Map.of("publication", id));
        return now;
    }

    /** Which of these lists wait for the present person's word; by one statement. */
    @Transactional
    public Set<Long> open(Collection<Long> ids) {
        var officer = actor.get().officerId();
        if (officer == null || ids.isEmpty() || !actor.get().may(Permission.PUBLICATIONS_ACKNOWLEDGE)) {
            return Set.of();
        }
        return Set.copyOf(em.createQuery("select p.id from Publication p where p.id in :ids and " + WAITING, Long.class).setParameter("ids", ids).setParameter("officer", officer).getResultList());
    }

    /** Every list that is or was published with the present person in it, oldest first. */
    @Transactional
    public List<Own> own() {
        var officer = actor.get().officerId();
        return officer == null ? List.of() : em.createQuery("select p, (select max(r.readAt) from PublicationReading r where r.publicationId = p.id and r.officerId = :officer) from Publication p"
                + " where p.state in :open and " + IN_IT + " order by p.id", Object[].class)
                .setParameter("officer", officer).setParameter("open", PublicationState.OPEN).getResultList().stream().map(row -> new Own(((Publication) row[0]).view(), (Instant) row[1])).toList();
    }

    /** The newest published list with the present person in it, where that was not confirmed yet; or null. */
    @Transactional
    public PublicationView unread() {
        var officer = actor.get().officerId();
        if (officer == null || !actor.get().may(Permission.PUBLICATIONS_ACKNOWLEDGE)) {
            return null;
        }
        List<Publication> found = em.createQuery("select p from Publication p where p.id = (select max(q.id) from Publication q, PublicationLine o where o.publicationId = q.id and o.officerId = :officer"
                + " and q.state = cn.yardstick.publication.PublicationState.PUBLISHED) and " + WAITING, Publication.class).setParameter("officer", officer).getResultList();
        return found.isEmpty() ? null : found.getFirst().view();
    }
}
