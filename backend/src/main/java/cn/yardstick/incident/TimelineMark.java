package cn.yardstick.incident;

import cn.yardstick.platform.problem.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** Where a line stands among all: by its moment, to the microsecond that the database keeps, then by its kind, then by its row. */
record TimelineMark(Instant at, int rank, long id) implements Comparable<TimelineMark> {

    private static final Comparator<TimelineMark> ORDER = Comparator.comparing(TimelineMark::at).thenComparing(TimelineMark::rank).thenComparing(TimelineMark::id);

    /** As {@link #key} wrote it; 400 where it is none. */
    static TimelineMark parse(String key) {
        if (!key.matches("[0-9]{1,17}-[0-9]{1,2}-[0-9]{1,18}")) {
            throw ProblemType.MALFORMED.raise("cursor 无效，请从第一页重新开始。", "The cursor is not one of ours; begin with the first page.").at("cursor");
        }
        var parts = key.split("-");
        return new TimelineMark(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    String key() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + rank + "-" + id;
    }

    @Override
    public int compareTo(TimelineMark other) {
        return ORDER.compare(this, other);
    }
}
