package cn.yardstick.rulebook;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Post;
import java.util.Set;

/** A clause as it shall be. */
public record NewClause(String code, String categoryCode, ClauseKind kind, Set<Post> posts, String textZh, String textEn, Points minPoints, Points maxPoints,
        Grade ceiling, boolean leadersAnswer) {
}
