package cn.yardstick.rulebook;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Post;
import java.util.Set;

/** A clause: points are magnitudes, positive; no post means every post; {@code ceiling} may be null. */
public record ClauseView(long id, long ruleBookId, String code, String categoryCode, ClauseKind kind, Set<Post> posts, String textZh, String textEn,
        Points minPoints, Points maxPoints, Grade ceiling, boolean leadersAnswer, long version) {

    /** Does it apply to who holds this post? */
    public boolean appliesTo(Post post) {
        return posts.isEmpty() || posts.contains(post);
    }

    /** Negative under a deduction, positive under an award. */
    public boolean hasSignOf(Points points) {
        return kind == ClauseKind.DEDUCTION ? points.hundredths() < 0 : points.hundredths() > 0;
    }

    /** Does the size of these points, whatever their sign, lie within the clause's range? */
    public boolean allowsSizeOf(Points points) {
        var size = Math.abs(points.hundredths());
        return size >= minPoints.hundredths() && size <= maxPoints.hundredths();
    }
}
