package cn.yardstick.attachment;

import java.io.IOException;
import java.io.InputStream;

/** Bytes by their SHA-256 (hexadecimal), outside the database. All may throw when the store does not answer. */
interface ByteStore {

    /** All bytes of a digest, looked at before; whoever asked for them closes the stream. */
    record Whole(InputStream stream, long size) {
    }

    /** Whole and on disk when this returns; what is there already stays, unless it was spoiled. */
    void put(String digest, byte[] content) throws IOException;

    /** Null where bytes are missing or are not those of the digest. */
    Whole whole(String digest) throws IOException;

    /** Nothing happens where there is nothing. */
    void delete(String digest) throws IOException;
}
