package cn.yardstick.publication;

import cn.yardstick.assessment.ResultsByUnit;
import cn.yardstick.assessment.ResultsByUnit.Result;
import cn.yardstick.identity.OfficerPlaces.Badge;
import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.Hashes;
import cn.yardstick.officer.Officers;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;

/** The lines of a list that is proposed, and the tree over them: units as they come, then police numbers; so many in memory as the largest unit has. */
@ApplicationScoped
class NewLines {

    /** People whose names are asked for at once. */
    private static final int PIECE = 1_000;
    private static final Comparator<PublicationLineView> IN_ORDER = Comparator.comparingLong(PublicationLineView::unitId).thenComparing(PublicationLineView::badgeNo);

    /** What a revision takes the place of, and whose own facts changed since. */
    record Revision(long supersedesId, Places places, Set<Long> ownFacts) {
    }

    private final EntityManager em;
    private final ResultsByUnit results;
    private final Officers officers;
    private final Units units;
    private final Seals seals;

    NewLines(EntityManager em, ResultsByUnit results, Officers officers, Units units, Seals seals) {
        this.em = em;
        this.results = results;
        this.officers = officers;
        this.units = units;
        this.seals = seals;
    }

    /**
     * Writes them; answers how many differ from the list before.
     *
     * @param reasons  digests of the own reasons, by the position of the result within the run less 1
     * @param revision null for a first list
     */
    PublicationView.Counts write(Publication list, Hashes reasons, Revision revision) {
        return em.unwrap(Session.class).doReturningWork(connection -> write(connection, list, reasons, revision));
    }

    private PublicationView.Counts write(Connection connection, Publication list, Hashes reasons, Revision revision) throws SQLException {
        var tally = new Tally();
        try (var rows = new LineRows(connection, list.id()); var nodes = new NodeRows(connection, list.id(), list.treeHash())) {
            for (var range : results.ranges(list.runId())) {
                for (var line : lines(results.of(list.runId(), range), reasons, revision)) {
                    rows.add(line);
                    seals.plant(list, line, nodes);
                    tally.add(line.difference());
                }
            }
            rows.flush();
            nodes.flush();
        }
        return tally.counts();
    }

    private List<PublicationLineView> lines(List<Result> range, Hashes reasons, Revision revision) {
        var lines = Stream.<PublicationLineView>builder();
        for (int from = 0; from < range.size(); from += PIECE) {
            var piece = range.subList(from, Math.min(range.size(), from + PIECE));
            var ids = piece.stream().map(Result::officerId).toList();
            var badges = officers.badgesOf(ids);
            var before = revision == null ? Map.<Long, Grade>of() : grades(revision.supersedesId(), ids);
            for (Result result : piece) {
                var differs = revision == null ? null : Difference.of(before.get(result.officerId()), result.grade(), revision.places(), revision.ownFacts().contains(result.officerId()));
                lines.add(line(result, badges.get(result.officerId()), reasons.get(result.position() - 1), differs));
            }
        }
        return lines.build().sorted(IN_ORDER).toList();
    }

    private PublicationLineView line(Result result, Badge badge, byte[] reasons, Difference difference) {
        return new PublicationLineView(result.officerId(), badge.badgeNo(), badge.name(), result.unitId(), units.nameOf(result.unitId()), difference == null ? result.grade() : difference.grade(), difference,
                Base64.getEncoder().encodeToString(reasons));
    }

    private Map<Long, Grade> grades(long publicationId, List<Long> officerIds) {
        var grades = new HashMap<Long, Grade>();
        em.createQuery("select l.officerId, l.grade from PublicationLine l where l.publicationId = :list and l.officerId in :ids", Object[].class).setParameter("list", publicationId).setParameter("ids", officerIds)
                .getResultList().forEach(row -> grades.put((Long) row[0], (Grade) row[1]));
        return grades;
    }

    /** Lines that differ from the list before, as they come. */
    private static final class Tally {
        private int changed;
        private int forOthers;
        private int kept;

        void add(Difference difference) {
            if (difference != null && difference.kind() == Difference.Kind.CHANGED) {
                changed++;
                forOthers += difference.ownFacts() ? 0 : 1;
            } else if (difference != null) {
                kept++;
            }
        }

        PublicationView.Counts counts() {
            return new PublicationView.Counts(changed, forOthers, kept);
        }
    }
}
