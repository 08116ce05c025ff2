package cn.yardstick.attachment;

import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What comes along with something that is written in the field.
 *
 * @param attachmentIds own attachments that belong to no record yet
 * @param writtenAt     when it was written, as the device states it; null where it says nothing
 */
public record Enclosed(List<Long> attachmentIds, Instant writtenAt) {

    public static final Enclosed NOTHING = new Enclosed(List.of(), null);

    /** A clock may be wrong by a day, and by what the zones differ. */
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(2);

    /** As a request has it; either may be null. */
    public static Enclosed of(List<String> attachmentIds, Instant writtenAt) {
        return new Enclosed(Params.bodyIds(attachmentIds), writtenAt);
    }

    /** The stated time, or null; 422 where it lies in a future that no wrong clock explains. */
    public Instant statedAt(Instant now) {
        if (writtenAt != null && writtenAt.isAfter(now.plus(FURTHEST_AHEAD))) {
            throw ProblemType.NOT_ACCEPTED.raise("书写时间晚于到达时间两天以上。", "The time of writing is more than two days ahead.").at("/writtenAt");
        }
        if (writtenAt != null && writtenAt.isBefore(Instant.EPOCH)) {
            throw ProblemType.NOT_ACCEPTED.raise("书写时间过早。", "The time of writing is too long ago.").at("/writtenAt");
        }
        return writtenAt;
    }
}
