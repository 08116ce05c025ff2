package cn.yardstick.publication;

import cn.yardstick.assessment.ResultView;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Grade;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The lines of a list: by unit, then by police number. No score stands in them. */
@ApplicationScoped
public class PublicationLines {

    private static final int ROWS_PER_INSERT = 500;

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Set<Long> unitIds, Grade grade, String q) {
    }

    private final EntityManager em;
    private final CurrentActor actor;
    private final Officers officers;
    private final Units units;
    private final AuditLog audit;

    PublicationLines(EntityManager em, CurrentActor actor, Officers officers, Units units, AuditLog audit) {
        this.em = em;
        this.actor = actor;
        this.officers = officers;
        this.units = units;
        this.audit = audit;
    }

    /** Answers the lines in their order. */
    List<PublicationLineView> copy(long publicationId, List<ResultView> results) {
        var badges = new java.util.HashMap<Long, cn.yardstick.identity.OfficerPlaces.Badge>();
        for (int from = 0; from < results.size(); from += ROWS_PER_INSERT) {
            badges.putAll(officers.badgesOf(results.subList(from, Math.min(results.size(), from + ROWS_PER_INSERT)).stream().map(ResultView::officerId).toList()));
        }
        var lines = results.stream().map(result -> new PublicationLineView(result.officerId(), badges.get(result.officerId()).badgeNo(), badges.get(result.officerId()).name(), result.unitId(),
                units.nameOf(result.unitId()), result.grade())).sorted(java.util.Comparator.comparingLong(PublicationLineView::unitId).thenComparing(PublicationLineView::badgeNo)).toList();
        for (int from = 0; from < lines.size(); from += ROWS_PER_INSERT) {
            insert(publicationId, from, lines.subList(from, Math.min(lines.size(), from + ROWS_PER_INSERT)));
        }
        return lines;
    }

    private void insert(long publicationId, int before, List<PublicationLineView> lines) {
        var insert = em.createNativeQuery("INSERT INTO publication_line (publication_id, position, officer_id, badge_no, name, unit_id, unit_name, grade) VALUES "
                + String.join(",", Collections.nCopies(lines.size(), "(?, ?, ?, ?, ?, ?, ?, ?)")));
        var at = 1;
        var position = before;
        for (PublicationLineView line : lines) {
            insert.setParameter(at++, publicationId).setParameter(at++, ++position).setParameter(at++, line.officerId()).setParameter(at++, line.badgeNo()).setParameter(at++, line.name())
                    .setParameter(at++, line.unitId()).setParameter(at++, line.unitName()).setParameter(at++, line.grade().name());
        }
        insert.executeUpdate();
    }

    /** Lines of a list that the reader may see; until everybody may, a look at grades by name is written down. */
    @Transactional
    public Page<PublicationLineView> list(long publicationId, Filter filter, PageParams params) {
        var listing = Listing.of(em, PublicationLine.class).where("e.publicationId = :publication", "publication", publicationId);
        actor.get().reach(Permission.PUBLICATIONS_READ).narrow(listing, "unitId", null);
        if (filter.unitIds() != null) {
            listing.where("e.unitId in :units", "units", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        if (filter.grade() != null) {
            listing.where("e.grade = :grade", "grade", filter.grade());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var found = officers.search(filter.q(), 1000);
            listing.where("e.officerId in :found", "found", found.isEmpty() ? List.of(0L) : found);
        }
        var page = listing.page(params, "position", Order.ASC, PublicationLine::position).map(PublicationLine::view);
        if (em.find(Publication.class, publicationId).view().state() != PublicationState.PUBLISHED) {
            audit.look("publication.list-read", new RecordRef("publication", publicationId), actor.get().others(page.items().stream().map(PublicationLineView::officerId).toList()));
        }
        return page;
    }
}
