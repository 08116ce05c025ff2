package cn.yardstick.assessment;

import cn.yardstick.assessment.Told.ToldGrade;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.grading.Trace;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.regrade.PoolAgain;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.rulebook.RuleBooks;
import cn.yardstick.score.StandingEntries;
import cn.yardstick.score.StandingEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every grade explains itself, from the input that was kept with it (M11). */
@ApplicationScoped
public class Explanations {

    private final EntityManager em;
    private final Assessments assessments;
    private final RuleBooks books;
    private final Clauses clauses;
    private final StandingEntries entries;
    private final Incidents incidents;
    private final TieRows ties;
    private final Instance<Told> told;
    private final CurrentActor actor;
    private final AuditLog audit;

    Explanations(EntityManager em, Assessments assessments, RuleBooks books, Clauses clauses, StandingEntries entries, Incidents incidents, TieRows ties, Instance<Told> told, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.assessments = assessments;
        this.books = books;
        this.clauses = clauses;
        this.entries = entries;
        this.incidents = incidents;
        this.ties = ties;
        this.told = told;
        this.actor = actor;
        this.audit = audit;
    }

    /** For who may see it: the own one as the newest published list has it; a look at somebody else's is written down. */
    @Transactional
    public Explanation visible(long cycleId, long officerId) {
        var run = assessments.latest(cycleId);
        var graded = find(run.id(), officerId);
        var reader = actor.get();
        if (graded != null && reader.reach(Permission.GRADES_READ).covers(graded.view().unitId(), null)) {
            if (!reader.isSelf(officerId)) {
                audit.record("assessment.result-read", new RecordRef("officer", officerId), null, null, null);
            }
            return explain(run, graded.view());
        }
        var own = reader.isSelf(officerId) && reader.reach(Permission.GRADES_OWN).covers(null, officerId)
                ? told.stream().map(one -> one.told(cycleId, officerId)).filter(Objects::nonNull).findFirst().orElse(null) : null;
        if (own == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return of(own, officerId);
    }

    /** Why a published grade is what it is. */
    @Transactional
    public Explanation of(ToldGrade told, long officerId) {
        var computed = of(told.runId(), officerId);
        return computed.result().grade() == told.grade() ? computed : computed.kept(told);
    }

    /** Of a stored run; 404 for who is not in it. */
    @Transactional
    public Explanation of(long runId, long officerId) {
        var graded = find(runId, officerId);
        if (graded == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return explain(em.find(AssessmentRun.class, runId).view(), graded.view());
    }

    /** The pool is graded once more, from the same bytes, for what the engine saw. */
    private Explanation explain(RunView run, ResultView result) {
        var pool = em.createQuery("select p from GradedPool p where p.runId = :run and p.poolId = :pool", GradedPool.class).setParameter("run", run.id()).setParameter("pool", result.poolId()).getSingleResult();
        var frozen = (byte[]) em.createNativeQuery("SELECT input FROM assessment_pool WHERE run_id = ?1 AND pool_id = ?2", byte[].class).setParameter(1, run.id()).setParameter(2, result.poolId()).getSingleResult();
        var input = CanonicalInput.read(frozen);
        var id = Long.toString(result.officerId());
        var own = input.entries().stream().filter(entry -> entry.subject().equals(id)).toList();
        var sheet = ScoreSheet.of(input.rules(), own);
        var categories = categories(run.ruleBookId(), sheet);
        var told = entriesOf(own);
        var findings = findings(run.id(), input, id);
        var again = new PoolAgain(input);
        var number = IntStream.range(0, again.size()).filter(i -> again.id(i).equals(id)).findFirst().orElseThrow();
        var way = again.way(number);
        var decisions = decisions(run, result, input, way);
        var sentences = new Sentences(input.rules(), result, pool.size(), pool.fourQuota(), way).of(categories, told, findings, decisions);
        return new Explanation(result, pool.size(), pool.fourQuota(), input.rules().baseScore(), categories, told, findings, way, decisions, sentences, again.reasonsText(number));
    }

    /** Those of the frozen decisions that the officer was tied in, with who made them. */
    private List<Explanation.Decision> decisions(RunView run, ResultView result, GradingInput input, Trace.Way way) {
        var cuts = way.weighed().entrySet().stream().filter(one -> one.getValue().chosen() != null).map(Map.Entry::getKey).collect(Collectors.toSet());
        return cuts.isEmpty() ? List.of() : input.decisions().stream().filter(decision -> cuts.contains(decision.cut()))
                .map(decision -> ties.made(run, result.poolId(), decision)).toList();
    }

    /** A sheet's categories with the names that the rule book gives them. */
    @Transactional
    public List<Explanation.Category> categories(long ruleBookId, ScoreSheet sheet) {
        var names = books.get(ruleBookId).settings().categories();
        return IntStream.range(0, names.size()).mapToObj(i -> new Explanation.Category(names.get(i), sheet.categories().get(i))).toList();
    }

    /** Entries under their clauses, by day; few statements. */
    @Transactional
    public List<Explanation.Entry> entries(Collection<StandingEntry> standing) {
        var texts = clauses.byIds(standing.stream().map(StandingEntry::clauseId).collect(Collectors.toSet()));
        var about = incidents.byIds(standing.stream().map(StandingEntry::incidentId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return standing.stream().sorted(java.util.Comparator.comparing(StandingEntry::occurredOn).thenComparing(StandingEntry::id))
                .map(entry -> new Explanation.Entry(entry, texts.get(entry.clauseId()), entry.incidentId() == null ? null : about.get(entry.incidentId()).report().title())).toList();
    }

    private List<Explanation.Entry> entriesOf(List<GradingInput.Entry> own) {
        return entries(entries.byIds(own.stream().map(entry -> Long.valueOf(entry.id())).toList()).values());
    }

    private List<Explanation.Finding> findings(long runId, GradingInput input, String officer) {
        var led = input.subjects().stream().filter(subject -> subject.id().equals(officer)).flatMap(subject -> subject.leads().stream()).collect(Collectors.toCollection(HashSet::new));
        var ids = input.findings().stream().filter(finding -> led.contains(finding.unit())).map(finding -> Long.valueOf(finding.id())).collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : em.createQuery("select f from FrozenFinding f where f.runId = :run and f.findingId in :ids order by f.findingId", FrozenFinding.class)
                .setParameter("run", runId).setParameter("ids", ids).getResultList().stream().map(FrozenFinding::view).toList();
    }

    private GradedOfficer find(long runId, long officerId) {
        return em.createQuery("select g from GradedOfficer g where g.runId = :run and g.officerId = :officer", GradedOfficer.class).setParameter("run", runId).setParameter("officer", officerId)
                .getResultList().stream().findFirst().orElse(null);
    }
}
