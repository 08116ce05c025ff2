package cn.yardstick.attachment;

import java.util.Collection;
import java.util.function.LongFunction;

/**
 * A kind of record that attachments can belong to; the room of the record produces one.
 *
 * @param type      of the record as it stands in the database, for example {@code diary-entry}
 * @param concerned the officers whom this record concerns, to somebody who may see it; 404 to anybody else
 */
public record AttachmentHome(String type, LongFunction<Collection<Long>> concerned) {
}
