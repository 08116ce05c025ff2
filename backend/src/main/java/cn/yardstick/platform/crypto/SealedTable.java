package cn.yardstick.platform.crypto;

import java.util.List;

/**
 * A table that holds sealed values, as its room declares it, so that they can be sealed anew.
 *
 * @param keys    columns of the primary key
 * @param columns those that hold sealed values, or null
 * @param place   what a value belongs to
 */
public record SealedTable(String table, List<String> keys, List<String> columns, Place place) {

    /** What the value of this column belongs to in the row of this key; as in {@link Sealing#seal}. */
    public interface Place {
        String of(String column, List<Object> key);
    }
}
