package cn.yardstick.score;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Reach;
import cn.yardstick.incident.IncidentUse;
import cn.yardstick.incident.Stretch;
import cn.yardstick.incident.TimelineKind;
import cn.yardstick.incident.TimelineLine;
import cn.yardstick.incident.TimelineSource;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.rulebook.Clauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scoring makes of incidents: an entry that counts, or may, rests on its officer's being in its incident; and each step with it is a line of the timeline. */
@ApplicationScoped
class EntriesOnIncidents implements IncidentUse, TimelineSource {

    private final EntityManager em;
    private final Clauses clauses;
    private final CurrentActor actor;

    EntriesOnIncidents(EntityManager em, Clauses clauses, CurrentActor actor) {
        this.em = em;
        this.clauses = clauses;
        this.actor = actor;
    }

    @Override
    public boolean restsOn(long incidentId, Set<Long> officerIds) {
        return !officerIds.isEmpty() && em.createQuery("select count(e) from ScoreEntry e where e.incidentId = :incident and e.officerId in :officers"
                        + " and e.state in (cn.yardstick.score.EntryState.PROPOSED, cn.yardstick.score.EntryState.CONFIRMED)", Long.class)
                .setParameter("incident", incidentId).setParameter("officers", officerIds).getSingleResult() > 0;
    }

    @Override
    public List<TimelineLine> lines(Stretch stretch) {
        var reach = actor.get().reach(Permission.ENTRIES_READ);
        var proposed = stretch.rows(entries(stretch, reach, "1 = 1"), TimelineKind.ENTRY_PROPOSED, "proposedAt");
        var decided = stretch.rows(entries(stretch, reach, "e.decidedAt is not null"), TimelineKind.ENTRY_CONFIRMED, "decidedAt");
        var answers = stretch.rows(answers(stretch, reach), TimelineKind.ENTRY_ANSWERED, "at");
        var answered = answers.isEmpty() ? Map.<Long, ScoreEntry>of() : em.createQuery("select e from ScoreEntry e where e.id in :ids", ScoreEntry.class)
                .setParameter("ids", answers.stream().map(EntryAnswer::entryId).collect(Collectors.toSet())).getResultList().stream().collect(Collectors.toMap(ScoreEntry::id, one -> one));
        var codes = clauses.byIds(Stream.of(proposed, decided, answered.values()).flatMap(Collection::stream).map(one -> one.standing().clauseId()).collect(Collectors.toSet()));
        return Stream.of(proposed.stream().map(one -> line(one.proposedLine(), codes.get(one.standing().clauseId()))), decided.stream().map(one -> line(one.decidedLine(), codes.get(one.standing().clauseId()))),
                answers.stream().map(one -> line(answered.get(one.entryId()).answeredLine(one.view()), codes.get(answered.get(one.entryId()).standing().clauseId())))).flatMap(lines -> lines).toList();
    }

    private Listing<ScoreEntry> entries(Stretch stretch, Reach reach, String which) {
        var listing = Listing.of(em, ScoreEntry.class).where("e.incidentId in :incidents", "incidents", stretch.incidentIds()).where(which);
        reach.narrow(listing, "unitId", "officerId");
        return listing;
    }

    private Listing<EntryAnswer> answers(Stretch stretch, Reach reach) {
        var of = "e.entryId in (select s.id from ScoreEntry s where s.incidentId in :incidents";
        return reach.all() ? Listing.of(em, EntryAnswer.class).where(of + ")", "incidents", stretch.incidentIds())
                : Listing.of(em, EntryAnswer.class).where(of + " and (s.unitId in :units or s.officerId = :self))", "incidents", stretch.incidentIds(),
                        "units", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds(), "self", reach.ownOfficerId() == null ? 0L : reach.ownOfficerId());
    }

    /** With the clause before the points. */
    private static TimelineLine line(TimelineLine line, ClauseView clause) {
        return line.labelled(clause.code() + " · " + line.label());
    }
}
