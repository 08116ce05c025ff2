package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.kernel.Grade;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Step 1 for everybody: score, held sums, incidents and worst ceiling by number of the subject, in plain arrays, so that
 * two million officers fit. Source: {@code spec/grading.md}, step 1.
 */
final class Tallies {

    final long[] score;
    final long[] deducted;
    final long[] awarded;
    final int[] incidents;
    final Grade[] ceiling;

    private Tallies(int size, long baseScore) {
        score = new long[size];
        Arrays.fill(score, baseScore);
        deducted = new long[size];
        awarded = new long[size];
        incidents = new int[size];
        ceiling = new Grade[size];
    }

    static Tallies of(GradingRules rules, List<Subject> subjects, List<Entry> entries) {
        Checks.unique(entries, Entry::id, "/entries/", "/id", "记分编号重复。", "An entry id is given twice.");
        var owners = owners(subjects, entries);
        var tallies = new Tallies(subjects.size(), rules.baseScore().hundredths());
        var categories = new HashMap<String, Integer>();
        rules.categories().forEach(category -> categories.put(category.code(), categories.size()));
        var byOwner = grouped(owners, subjects.size());
        var sums = new long[categories.size() * 2];
        // Those that the subject has entries in: a subject costs what it has, however many categories there are.
        var touched = new TreeSet<Integer>();
        var seen = new HashSet<String>();
        for (int from = 0; from < byOwner.length;) {
            var owner = owners[byOwner[from]];
            seen.clear();
            int next = from;
            while (next < byOwner.length && owners[byOwner[next]] == owner) {
                touched.add(tallies.count(owner, byOwner[next], entries.get(byOwner[next]), categories, sums, seen));
                next++;
            }
            tallies.close(owner, rules, touched, sums, seen.size(), byOwner[from]);
            touched.clear();
            from = next;
        }
        return tallies;
    }

    /** Answers the number of the category. */
    private int count(int owner, int index, Entry entry, Map<String, Integer> categories, long[] sums, HashSet<String> seen) {
        var category = categories.get(entry.category());
        if (category == null) {
            throw new GradingRefusal("/entries/" + index + "/category", "没有此考核项目。", "There is no such category.");
        }
        var amount = entry.points().hundredths();
        var place = category * 2 + (amount < 0 ? 0 : 1);
        sums[place] = exact(sums[place], amount, index);
        if (entry.incident() != null) {
            seen.add(entry.incident());
        }
        ceiling[owner] = Grade.worse(ceiling[owner], entry.ceiling());
        return category;
    }

    /** Takes the sums over and leaves them at zero for the next subject. */
    private void close(int owner, GradingRules rules, Collection<Integer> touched, long[] sums, int distinctIncidents, int index) {
        for (int i : touched) {
            var category = rules.categories().get(i);
            deducted[owner] = exact(deducted[owner], ScoreSheet.heldDeduction(category, sums[2 * i]), index);
            awarded[owner] = exact(awarded[owner], ScoreSheet.heldAward(category, sums[2 * i + 1]), index);
            sums[2 * i] = 0;
            sums[2 * i + 1] = 0;
        }
        score[owner] = exact(score[owner], exact(deducted[owner], awarded[owner], index), index);
        incidents[owner] = distinctIncidents;
    }

    private static int[] owners(List<Subject> subjects, List<Entry> entries) {
        Map<String, Integer> numbers = HashMap.newHashMap(subjects.size());
        for (int i = 0; i < subjects.size(); i++) {
            if (numbers.put(subjects.get(i).id(), i) != null) {
                throw new GradingRefusal("/subjects/" + i + "/id", "考核对象编号重复。", "A subject id is given twice.");
            }
        }
        var owners = new int[entries.size()];
        for (int i = 0; i < owners.length; i++) {
            var owner = numbers.get(entries.get(i).subject());
            if (owner == null) {
                throw new GradingRefusal("/entries/" + i + "/subject", "没有此考核对象。", "There is no such subject.");
            }
            owners[i] = owner;
        }
        return owners;
    }

    /** Numbers of the entries, those of one subject next to one another. */
    private static int[] grouped(int[] owners, int size) {
        var next = new int[size + 1];
        for (int owner : owners) {
            next[owner + 1]++;
        }
        for (int i = 0; i < size; i++) {
            next[i + 1] += next[i];
        }
        var order = new int[owners.length];
        for (int i = 0; i < owners.length; i++) {
            order[next[owners[i]]++] = i;
        }
        return order;
    }

    private static long exact(long a, long b, int index) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw new GradingRefusal("/entries/" + index + "/points", "分值之和过大。", "The sum of the points is too large.");
        }
    }
}
