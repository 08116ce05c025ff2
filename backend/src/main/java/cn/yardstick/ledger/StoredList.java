package cn.yardstick.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A published list as the rows of a database have it, with what stands elsewhere about it. Columns by name: whole numbers as Long,
 * bytes as byte[], days and instants as in the document, else texts.
 *
 * @param publication the row of the list, with {@code cycle_name} and what the list's run says ({@code run_number} …)
 * @param seal        {@code document}, {@code digest}, {@code note}
 * @param lines       by position, each with {@code leaf} and {@code salt} of the node at its place
 * @param nodes       of the tree, by level and index
 * @param supersedes  digest of the document sealed before in the cycle, or null
 * @param revised     revision of the list that it takes the place of, or null
 * @param steps       what the audit log says of the list, the oldest first
 */
public record StoredList(Map<String, Object> publication, Map<String, Object> seal, Rows lines, Rows nodes, String supersedes, Long revised, List<Step> steps) {

    /** Rows, handed on one by one: two million need not fit. */
    public interface Rows {
        void each(Consumer<Map<String, Object>> taker);
    }

    /** A line of the audit log about the list; {@code sealed}: the digest that it names, or null. */
    public record Step(String action, String sealed) {
    }
}
