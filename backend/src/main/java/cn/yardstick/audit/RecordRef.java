package cn.yardstick.audit;

/**
 * A record by type and id.
 *
 * @param type kebab-case singular, for example {@code score-entry}
 * @param id   id within the type
 */
public record RecordRef(String type, String id) {

    /** More than one record of the type. */
    public static final String MANY = "many";

    public RecordRef(String type, long id) {
        this(type, Long.toString(id));
    }

    public static RecordRef many(String type) {
        return new RecordRef(type, MANY);
    }

    /** The officer whose record it is, or null. */
    Long officerId() {
        return type.equals("officer") && id.matches("[1-9][0-9]{0,17}") ? Long.valueOf(id) : null;
    }
}
