package cn.yardstick.grading;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.List;

/** Pools by pool id, subjects by id, both by Unicode code point. Source: {@code spec/grading.md}, Output. */
public record GradingResult(List<PoolResult> pools, List<SubjectResult> subjects) {

    /** A pool; {@code openTie} is null where nothing is left to decide. */
    public record PoolResult(String pool, int size, int fourQuota, int fourShortfall, OpenTie openTie) {
    }

    /** Who is tied at a cut, by id, and for how many places. */
    public record OpenTie(Cut cut, List<String> tied, int places) {
    }

    /** A subject; {@code grade} is null, and has no reasons, behind an open tie. */
    public record SubjectResult(String id, String pool, Points score, int rank, Grade grade, List<Reason> reasons) {
    }
}
