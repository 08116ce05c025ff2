package cn.yardstick.regrade;

import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.grading.Reason;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.grading.Trace;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.ledger.CanonicalJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** One pool graded again from its frozen input, with all that is sealed of it: results, everybody's own reasons, and the certificate. */
public final class PoolAgain {

    /** Of the text of the own reasons; its digest stands in the line of the sealed list. */
    public static final String REASONS_TYPE = "yardstick.reasons/1";

    private final GradingInput input;
    private final PoolResult outcome;
    private final List<SubjectResult> results;
    private final Map<String, SubjectResult> resultOf = new HashMap<>();
    private final Map<String, List<Entry>> entriesOf = new HashMap<>();
    private final Trace trace;

    /** {@code input} holds one pool. */
    public PoolAgain(GradingInput input) {
        this.input = input;
        var traced = Grading.traced(input);
        if (traced.result().pools().size() != 1) {
            throw new IllegalArgumentException("not one pool");
        }
        this.outcome = traced.result().pools().getFirst();
        this.results = traced.result().subjects();
        this.trace = traced.trace();
        results.forEach(result -> resultOf.put(result.id(), result));
        input.entries().forEach(entry -> entriesOf.computeIfAbsent(entry.subject(), id -> new ArrayList<>()).add(entry));
    }

    public int size() {
        return input.subjects().size();
    }

    public PoolResult outcome() {
        return outcome;
    }

    /** By id. */
    public List<SubjectResult> results() {
        return results;
    }

    /** Id of the subject with this number. */
    public String id(int number) {
        return input.subjects().get(number).id();
    }

    /** What the engine saw of the subject with this number. */
    public Trace.Way way(int number) {
        return trace.of(outcome.pool(), number);
    }

    /** The results in one form: canonical JSON. */
    public String resultsText() {
        return CanonicalJson.write(Map.of("pool", outcome.pool(), "size", outcome.size(), "fourQuota", outcome.fourQuota(), "fourShortfall", outcome.fourShortfall(),
                "subjects", results.stream().map(PoolAgain::members).toList()));
    }

    private static Map<String, Object> members(SubjectResult result) {
        var members = new HashMap<String, Object>(Map.of("id", result.id(), "score", result.score().toString(), "rank", result.rank(), "reasons", names(result.reasons())));
        members.put("grade", name(result.grade()));
        return members;
    }

    /**
     * The own reasons of the subject with this number in one form, canonical JSON: the own entries, sums and findings, and what it was
     * weighed against, as counts. No name stands in it that could be called otherwise later.
     */
    public String reasonsText(int number) {
        var subject = input.subjects().get(number);
        var own = entriesOf.getOrDefault(subject.id(), List.of());
        var sheet = ScoreSheet.of(input.rules(), own);
        var result = resultOf.get(subject.id());
        var way = way(number);
        var led = new HashSet<>(subject.leads());
        var members = new HashMap<String, Object>(members(result));
        members.remove("id");
        members.put("type", REASONS_TYPE);
        members.put("officer", subject.id());
        members.put("pool", subject.pool());
        members.put("poolSize", outcome.size());
        members.put("fourQuota", outcome.fourQuota());
        members.put("mustBeFour", way.mustBeFour());
        members.put("baseScore", input.rules().baseScore().toString());
        members.put("entries", own.stream().map(PoolAgain::entry).toList());
        members.put("categories", sheet.categories().stream().map(one -> (Object) Map.of("code", one.code(), "deducted", one.deducted().toString(), "deductedHeld", one.deductedHeld().toString(),
                "awarded", one.awarded().toString(), "awardedHeld", one.awardedHeld().toString())).toList());
        members.put("cuts", way.weighed().entrySet().stream().map(one -> cut(one.getKey().name(), one.getValue())).toList());
        members.put("findings", input.findings().stream().filter(one -> led.contains(one.unit())).map(one -> (Object) Map.of("id", one.id(), "unit", one.unit(), "leaderSteps", one.leaderSteps())).toList());
        return CanonicalJson.write(members);
    }

    private static Object entry(Entry one) {
        var members = new HashMap<String, Object>(Map.of("id", one.id(), "category", one.category(), "points", one.points().toString()));
        members.put("incident", one.incident());
        members.put("ceiling", name(one.ceiling()));
        return members;
    }

    private static Object cut(String cut, Trace.Weighed one) {
        var members = new HashMap<String, Object>(Map.of("cut", cut, "places", one.places(), "before", one.before(), "tied", one.tied()));
        members.put("chosen", one.chosen());
        return members;
    }

    /**
     * Where one stands in the pool, and what makes one four.
     *
     * @param cause    null for who had no cause to be four
     * @param deducted something counts against the score
     */
    public record Standing(String id, PoolCertificate.Cause cause, boolean four, boolean deducted, Points score, int rank) {
    }

    /** Everybody, in the order of the input. */
    public List<Standing> standings() {
        var standings = new ArrayList<Standing>(size());
        for (int i = 0; i < size(); i++) {
            var subject = input.subjects().get(i);
            var sheet = ScoreSheet.of(input.rules(), entriesOf.getOrDefault(subject.id(), List.of()));
            var result = resultOf.get(subject.id());
            var four = trace.of(subject.pool(), i).weighed().get(cn.yardstick.grading.Cut.FOUR);
            standings.add(new Standing(subject.id(), cause(sheet.ceiling(), result, four), result.grade() == Grade.FOUR, sheet.deducted().compareTo(Points.ZERO) != 0, result.score(), result.rank()));
        }
        return standings;
    }

    /** What the engine's own trace says of the fours of the pool. */
    public PoolCertificate certificate() {
        var tally = new PoolCertificate.Tally(outcome.pool(), outcome.size(), outcome.fourQuota(), outcome.fourShortfall());
        standings().forEach(one -> tally.add(one.cause(), one.four(), !one.deducted()));
        return tally.certificate();
    }

    /** Null for who had no cause to be four. */
    private static PoolCertificate.Cause cause(Grade ceiling, SubjectResult result, Trace.Weighed four) {
        if (ceiling == Grade.FOUR) {
            return PoolCertificate.Cause.CEILING;
        }
        if (result.reasons().contains(Reason.BELOW_MINIMUM)) {
            return PoolCertificate.Cause.SCORE;
        }
        if (four != null && four.taken()) {
            return four.chosen() == null ? PoolCertificate.Cause.PLACE : PoolCertificate.Cause.TIE;
        }
        return result.reasons().contains(Reason.DEMOTED) && result.grade() == Grade.FOUR ? PoolCertificate.Cause.LEADERSHIP : null;
    }

    private static List<Object> names(List<Reason> reasons) {
        return reasons.stream().map(one -> (Object) one.name()).toList();
    }

    private static String name(Grade grade) {
        return grade == null ? null : grade.name();
    }
}
