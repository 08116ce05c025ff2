package cn.yardstick.attachment;

import java.util.Collection;

/** A kind of record that attachments can belong to; the room of the record implements it. */
public interface AttachmentHome {

    /** Type of the record as it stands in the database, for example {@code diary-entry}. */
    String type();

    /** The officers whom this record concerns, to somebody who may see it; 404 to anybody else. */
    Collection<Long> concerned(long recordId);
}
