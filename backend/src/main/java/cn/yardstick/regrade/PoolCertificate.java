package cn.yardstick.regrade;

import cn.yardstick.ledger.CanonicalJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is four in a pool, and by what (X3). 不漏: everybody with cause is four. 不摊派: everybody who is four has cause.
 *
 * @param quota            places that the rules ask for at the least
 * @param shortfall        places of the quota that stayed empty
 * @param byCause          fours by what made them so
 * @param missed           had to be four by ceiling or score, and are not
 * @param passedOver       were lowest in the order, or chosen in a tie, and are not four
 * @param withoutCause     are four, and nothing made them so
 * @param withoutDeduction are four by the order or a tie although nothing was deducted: the floor met people without fault
 */
public record PoolCertificate(String pool, int size, int quota, int shortfall, Map<Cause, Integer> byCause, int missed, int passedOver, int withoutCause, int withoutDeduction) {

    /** What makes somebody four: a clause, the least score, the place in the order, a tie that people decided, or a unit led. */
    public enum Cause {
        CEILING("byCeiling"), SCORE("byScore"), PLACE("byPlace"), TIE("byTie"), LEADERSHIP("byLeadership");

        private final String member;

        Cause(String member) {
            this.member = member;
        }

        /** The name of its count in a document. */
        public String member() {
            return member;
        }
    }

    /** One form: canonical JSON. */
    public String text() {
        var members = new HashMap<String, Object>(Map.of("pool", pool, "size", size, "quota", quota, "shortfall", shortfall, "missed", missed, "passedOver", passedOver, "withoutCause", withoutCause,
                "withoutDeduction", withoutDeduction));
        byCause.forEach((cause, count) -> members.put(cause.member(), count));
        return CanonicalJson.write(members);
    }

    /** Counts the members of a pool one by one. */
    static final class Tally {
        private final String pool;
        private final int size;
        private final int quota;
        private final int shortfall;
        private final Map<Cause, Integer> byCause = new EnumMap<>(Cause.class);
        private int missed;
        private int passedOver;
        private int withoutCause;
        private int withoutDeduction;

        Tally(String pool, int size, int quota, int shortfall) {
            this.pool = pool;
            this.size = size;
            this.quota = quota;
            this.shortfall = shortfall;
            for (Cause cause : Cause.values()) {
                byCause.put(cause, 0);
            }
        }

        /** {@code cause} null: nothing makes this one four. */
        void add(Cause cause, boolean four, boolean nothingDeducted) {
            if (cause == null) {
                withoutCause += four ? 1 : 0;
            } else if (four) {
                byCause.merge(cause, 1, Integer::sum);
                withoutDeduction += nothingDeducted && (cause == Cause.PLACE || cause == Cause.TIE) ? 1 : 0;
            } else if (cause == Cause.CEILING || cause == Cause.SCORE) {
                missed++;
            } else {
                passedOver++;
            }
        }

        PoolCertificate certificate() {
            return new PoolCertificate(pool, size, quota, shortfall, Map.copyOf(byCause), missed, passedOver, withoutCause, withoutDeduction);
        }
    }
}
