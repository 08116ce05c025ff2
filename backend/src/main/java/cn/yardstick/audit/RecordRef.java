package cn.yardstick.audit;

/**
 * A record by type and id.
 *
 * @param type kebab-case singular, for example {@code score-entry}
 * @param id   id within the type
 */
public record RecordRef(String type, String id) {

    public RecordRef(String type, long id) {
        this(type, Long.toString(id));
    }
}
