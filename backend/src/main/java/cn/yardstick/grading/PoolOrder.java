package cn.yardstick.grading;

/** Who comes before whom, and who is tied. Source: {@code spec/grading.md}, step 2. */
final class PoolOrder {

    private final Tallies tallies;
    private final TieBreak[] breaks;

    PoolOrder(GradingRules rules, Tallies tallies) {
        this.tallies = tallies;
        // A tie-break that is told again breaks nothing more: a list of a million would only cost time.
        this.breaks = rules.tieBreak().stream().distinct().toArray(TieBreak[]::new);
    }

    /** Negative where a is better than b; zero where they are tied. */
    int compare(int a, int b) {
        var order = Long.compare(tallies.score[b], tallies.score[a]);
        for (int i = 0; order == 0 && i < breaks.length; i++) {
            order = switch (breaks[i]) {
                case LEAST_DEDUCTED -> Long.compare(tallies.deducted[b], tallies.deducted[a]);
                case MOST_AWARDED -> Long.compare(tallies.awarded[b], tallies.awarded[a]);
                case FEWEST_INCIDENTS -> Integer.compare(tallies.incidents[a], tallies.incidents[b]);
            };
        }
        return order;
    }
}
