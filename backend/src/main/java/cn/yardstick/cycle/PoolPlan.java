package cn.yardstick.cycle;

import cn.yardstick.officer.Serving;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A pool per unit, the leaders in one of the bureau; small ones joined or kept for a reason. */
@ApplicationScoped
class PoolPlan {

    private static final String LEADERS_NAME = "所队领导";

    private final Units units;

    PoolPlan(Units units) {
        this.units = units;
    }

    /** The pool that somebody belongs to before any joining: a unit, or that of the leaders. */
    long keyOf(Serving serving) {
        return serving.leadershipRole() != null ? PoolArrangement.LEADERS : units.pooledAs(serving.unitId());
    }

    /** Where a pool ends up after all joining. */
    long rootOf(long key, List<PoolArrangement> arrangements) {
        var at = key;
        for (int steps = 0; steps <= arrangements.size(); steps++) {
            var next = joins(arrangements, at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    List<PoolView> of(CycleView cycle, List<Serving> serving, List<PoolArrangement> arrangements) {
        var sizes = new TreeMap<Long, Integer>();
        var keys = new HashMap<Long, TreeSet<Long>>();
        for (Serving one : serving) {
            var key = keyOf(one);
            var root = rootOf(key, arrangements);
            sizes.merge(root, 1, Integer::sum);
            keys.computeIfAbsent(root, same -> new TreeSet<>()).add(key);
        }
        var reasons = new HashMap<Long, String>();
        arrangements.stream().filter(one -> one.joinUnitId() == null).forEach(one -> reasons.put(one.unitKey(), one.reason()));
        var pools = new ArrayList<PoolView>();
        sizes.forEach((root, size) -> pools.add(pool(cycle, root, size, keys.get(root), reasons)));
        return pools;
    }

    private PoolView pool(CycleView cycle, long root, int size, TreeSet<Long> keys, Map<Long, String> reasons) {
        var reason = reasons.get(root);
        var unitIds = keys.stream().filter(key -> key != PoolArrangement.LEADERS).toList();
        var name = keys.stream().map(key -> key == PoolArrangement.LEADERS ? LEADERS_NAME : units.nameOf(key)).collect(Collectors.joining("、"));
        return new PoolView(null, root == PoolArrangement.LEADERS ? null : root, name.codePointCount(0, name.length()) > 500 ? name.substring(0, name.offsetByCodePoints(0, 500)) : name, root == PoolArrangement.LEADERS, size, unitIds,
                size < cycle.minPoolSize() && reason == null, reason);
    }

    /** Refuses to join what is not there, or in a circle. */
    void check(long key, Long joinUnitId, List<Serving> serving, List<PoolArrangement> arrangements) {
        var keys = serving.stream().map(this::keyOf).collect(Collectors.toSet());
        if (!keys.contains(key)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此比较组。", "There is no such pool.").at("/unitId");
        }
        if (joinUnitId == null) {
            return;
        }
        if (!keys.contains(joinUnitId) || joinUnitId == key) {
            throw ProblemType.NOT_ACCEPTED.raise("并入的比较组不存在。", "There is no such pool to join.").at("/joinUnitId");
        }
        if (rootOf(joinUnitId, arrangements) == key) {
            throw ProblemType.CONFLICT.raise("对方已并入本组。", "That pool joins this one already.").at("/joinUnitId");
        }
    }

    private static Long joins(List<PoolArrangement> arrangements, long key) {
        return arrangements.stream().filter(one -> one.unitKey() == key).map(PoolArrangement::joinUnitId).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }
}
