package cn.yardstick.standing;

import cn.yardstick.kernel.Grade;
import java.util.List;

/**
 * What a score comes to in its pool as of now.
 *
 * @param place null where the pool is too small to tell
 * @param cuts  from THREE to ONE
 * @param best  the best grade that it may come to, {@code worst} the worst; the same where nothing is open
 */
public record Outlook(int poolSize, PlaceBand place, List<Cut> cuts, Grade best, Grade worst) {
}
