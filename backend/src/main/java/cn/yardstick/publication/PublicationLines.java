package cn.yardstick.publication;

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
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The lines of a list: by unit, then by police number. No score stands in them. */
@ApplicationScoped
public class PublicationLines {

    private static final int PIECE = 2_000;

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Set<Long> unitIds, Grade grade, String q) {
    }

    private final EntityManager em;
    private final CurrentActor actor;
    private final Officers officers;
    private final AuditLog audit;

    PublicationLines(EntityManager em, CurrentActor actor, Officers officers, AuditLog audit) {
        this.em = em;
        this.actor = actor;
        this.officers = officers;
        this.audit = audit;
    }

    /** Lines of a list that the reader may see; until everybody may, a look at grades by name is written down. */
    @Transactional
    public Page<PublicationLineView> list(long publicationId, Filter filter, PageParams params) {
        return page(publicationId, found(publicationId, filter), params, "publication.list-read");
    }

    /**
     * The lines that the reader may see, to be taken away as a file: on record for every list, and as long as a list is not
     * published each officer finds the look at the own line.
     *
     * @param unitIds already with all below, or null
     * @param form    of the file: PDF, XLSX or SEALED
     * @param most    lines that the file holds; 422 for more, and nothing is on record
     */
    @Transactional
    public Excerpt excerpt(long publicationId, Set<Long> unitIds, String form, int most) {
        var listing = found(publicationId, new Filter(unitIds, null, null));
        var publication = em.find(Publication.class, publicationId).view();
        var excerpt = new Excerpt(publication, listing.count(), listing);
        if (excerpt.count() > most) {
            throw ProblemType.NOT_ACCEPTED.raise("名单过长，不便印刷：请选择一个单位，或者导出 Excel 表格。", "The list is too long for paper: choose a unit, or take the Excel table.").at("unit");
        }
        var others = publication.state().isOpen() ? List.<Long>of() : excerpt.officers(actor.get().officerId());
        audit.recordAbout(others, "publication.exported", new RecordRef("publication", publicationId), null, null, Map.of("form", form, "lines", excerpt.count(), "asked", actor.asked()));
        return excerpt;
    }

    private Listing<PublicationLine> found(long publicationId, Filter filter) {
        var listing = visible(publicationId);
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
        return listing;
    }

    /** What the reader may see of a list: every way to the lines leads through here. */
    private Listing<PublicationLine> visible(long publicationId) {
        var listing = Listing.of(em, PublicationLine.class).where("e.publicationId = :publication", "publication", publicationId);
        narrow(listing, publicationId);
        return listing;
    }

    /**
     * Lines of a revision that differ from the list before. Those that are kept against the run stand in it for who makes or checks
     * lists, and for the officer; everybody else sees what changed among the lines that they may see.
     */
    @Transactional
    public Page<PublicationLineView> changes(long publicationId, boolean all, PageParams params) {
        var listing = visible(publicationId).where("e.difference is not null");
        if (!all) {
            listing.where("e.difference = :changed or e.officerId = :own", "changed", Difference.Kind.CHANGED, "own", actor.get().officerId() == null ? Long.valueOf(0) : actor.get().officerId());
        }
        var page = page(publicationId, listing, params, "publication.changes-read");
        return all || em.find(Publication.class, publicationId).view().shown() != Shown.ONLY_ONE ? page : page.map(this::withoutHiddenGrade);
    }

    /** The grade before was shown of those alone who had the best one. */
    private PublicationLineView withoutHiddenGrade(PublicationLineView line) {
        var differs = line.difference();
        var seen = differs.before() == null || differs.before() == Grade.ONE || actor.get().isSelf(line.officerId()) || actor.get().reach(Permission.GRADES_READ).covers(line.unitId(), null);
        return seen ? line : new PublicationLineView(line.officerId(), line.badgeNo(), line.name(), line.unitId(), line.unitName(), line.grade(),
                new Difference(differs.kind(), null, differs.computed(), differs.ownFacts()), line.reasons());
    }

    /**
     * To what the reader may see: of a list that does not show everything, the own line, what the reader may read grades of anyway, and
     * what the list shows. Filters and pages come after it. Another system gets the units that it was granted.
     */
    private void narrow(Listing<PublicationLine> listing, long publicationId) {
        var reader = actor.get();
        reader.reach(Permission.PUBLICATIONS_READ).narrow(listing, "unitId", null);
        var shown = em.find(Publication.class, publicationId).view().shown();
        var grades = reader.reach(Permission.GRADES_READ);
        if (shown == Shown.ALL_GRADES || reader.clientId() != null || grades.all()) {
            return;
        }
        var own = reader.officerId() == null ? Long.valueOf(0) : reader.officerId();
        var visible = new HashSet<>(grades.unitIds());
        visible.add(0L);
        if (shown == Shown.OWN_UNIT) {
            em.createQuery("select l.unitId from PublicationLine l where l.publicationId = :list and l.officerId = :own", Long.class).setParameter("list", publicationId).setParameter("own", own)
                    .getResultList().forEach(visible::add);
            listing.where("e.officerId = :reader or e.unitId in :shownUnits", "reader", own, "shownUnits", visible);
        } else {
            listing.where("e.officerId = :reader or e.unitId in :shownUnits or e.grade = :shownGrade", "reader", own, "shownUnits", visible, "shownGrade", Grade.ONE);
        }
    }

    private Page<PublicationLineView> page(long publicationId, Listing<PublicationLine> listing, PageParams params, String look) {
        var page = listing.page(params, "position", Order.ASC, PublicationLine::position).map(PublicationLine::view);
        if (!em.find(Publication.class, publicationId).state().isOpen()) {
            audit.look(look, new RecordRef("publication", publicationId), actor.get().others(page.items().stream().map(PublicationLineView::officerId).toList()));
        }
        return page;
    }

    /** Every line that differs from the list before, in order, some at a time in memory. */
    void differing(long publicationId, Consumer<PublicationLineView> taker) {
        var query = em.createQuery("select l from PublicationLine l where l.publicationId = :list and l.difference is not null and l.position > :last order by l.position", PublicationLine.class)
                .setParameter("list", publicationId).setMaxResults(PIECE);
        for (var piece = query.setParameter("last", 0).getResultList(); !piece.isEmpty(); piece = query.setParameter("last", piece.getLast().position()).getResultList()) {
            piece.forEach(em::detach);
            piece.forEach(line -> taker.accept(line.view()));
        }
    }

    /** An officer's line; null for who is not in the list. */
    PublicationLineView of(long publicationId, long officerId) {
        var line = find(publicationId, officerId);
        return line == null ? null : line.view();
    }

    /** As {@link #of}, as it is stored. */
    PublicationLine find(long publicationId, long officerId) {
        return em.createQuery("select l from PublicationLine l where l.publicationId = :publication and l.officerId = :officer", PublicationLine.class)
                .setParameter("publication", publicationId).setParameter("officer", officerId).getResultList().stream().findFirst().orElse(null);
    }
}
