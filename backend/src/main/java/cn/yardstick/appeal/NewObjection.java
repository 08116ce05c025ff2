package cn.yardstick.appeal;

import java.util.List;
import java.util.Set;

/** What an officer contests and why; of {@code entryId} and {@code publicationId} one is null, as the matter says. */
public record NewObjection(ObjectionMatter matter, Long entryId, Long publicationId, Set<Contested> contested, List<Long> contestedEntryIds, String reason) {
}
