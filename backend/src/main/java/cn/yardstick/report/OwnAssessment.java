package cn.yardstick.report;

import cn.yardstick.appeal.ObjectionRows;
import cn.yardstick.appeal.ObjectionView;
import cn.yardstick.assessment.ExplanationAnswers;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.OwnCycles;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.incident.IncidentView;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.Readings;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.score.EntryRows;
import cn.yardstick.score.EntryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the assessment holds about the present person, as far as that person may see it. */
@ApplicationScoped
class OwnAssessment {

    /** A published grade and why it is one; {@code readAt} null until that was confirmed. */
    public record Result(long publicationId, String title, Instant publishedAt, Instant readAt, ExplanationAnswers.ExplainedResult result) {
    }

    /** All of it; clauses are those of the entries, names of cycles those of entries and objections, by id. */
    public record Facts(List<OwnCycles.Membership> memberships, List<OwnCycles.Invitation> invitations, List<Acknowledgements.Confirmed> confirmed, List<EntryView> entries,
            Map<Long, ClauseView> clauses, Map<Long, String> cycles, List<IncidentView> incidents, List<Result> results, List<ObjectionView> objections) {
    }

    private static final int AT_A_TIME = 200;

    private final CurrentActor actor;
    private final OwnCycles ownCycles;
    private final Cycles cycles;
    private final Acknowledgements acknowledgements;
    private final EntryRows entries;
    private final Clauses clauses;
    private final Incidents incidents;
    private final Publications publications;
    private final Readings readings;
    private final ObjectionRows objections;
    private final ExplanationAnswers answers;

    OwnAssessment(CurrentActor actor, OwnCycles ownCycles, Cycles cycles, Acknowledgements acknowledgements, EntryRows entries, Clauses clauses, Incidents incidents, Publications publications,
            Readings readings, ObjectionRows objections, ExplanationAnswers answers) {
        this.actor = actor;
        this.ownCycles = ownCycles;
        this.cycles = cycles;
        this.acknowledgements = acknowledgements;
        this.entries = entries;
        this.clauses = clauses;
        this.incidents = incidents;
        this.publications = publications;
        this.readings = readings;
        this.objections = objections;
        this.answers = answers;
    }

    @Transactional
    Facts facts() {
        var self = actor.get().officerId();
        List<EntryView> score = self == null ? List.of() : all(at -> entries.list(new EntryRows.Filter(null, null, self, null, null, null, null, null, false, false), at));
        List<ObjectionView> contested = self == null ? List.of() : all(at -> objections.list(new ObjectionRows.Filter(true, null, null, null, null, false, false), at));
        var known = Stream.concat(score.stream().map(EntryView::cycleId), contested.stream().map(ObjectionView::cycleId)).collect(Collectors.toSet());
        var names = cycles.byIds(known).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().name()));
        List<IncidentView> named = self == null ? List.of() : all(at -> incidents.list(new Incidents.Filter(null, self, null, null, null, null, false, false), at));
        return new Facts(ownCycles.memberships(), ownCycles.invitations(), acknowledgements.own(), score,
                clauses.byIds(score.stream().map(EntryView::clauseId).collect(Collectors.toSet())), names, named, results(), contested);
    }

    private List<Result> results() {
        return readings.own().stream().map(own -> new Result(own.publication().id(), own.publication().title(), own.publication().publishedAt(), own.readAt(),
                answers.of(own.publication().cycleId(), publications.ownResult(own.publication().id())))).toList();
    }

    /** All pages of a list. */
    static <T> List<T> all(Function<PageParams, Page<T>> list) {
        var found = new ArrayList<T>();
        var page = list.apply(PageParams.first(AT_A_TIME));
        found.addAll(page.items());
        while (page.nextCursor() != null) {
            page = list.apply(PageParams.after(page.nextCursor(), AT_A_TIME));
            found.addAll(page.items());
        }
        return found;
    }
}
