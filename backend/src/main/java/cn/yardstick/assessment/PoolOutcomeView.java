package cn.yardstick.assessment;

/**
 * What a run made of a pool.
 *
 * @param fourShortfall places of the quota that stayed empty
 * @param ungraded      officers who wait for the open tie
 * @param openTie       the tie where the pool stopped, or null
 */
public record PoolOutcomeView(long poolId, int size, int fourQuota, int fourShortfall, int ones, int twos, int threes, int fours, int ungraded, TieView openTie) {
}
