package cn.yardstick.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/** What another system may ask for (access.md), and the permissions that it gets for it; all within its units. */
public enum ClientScope {
    OFFICERS_READ("officers:read", Permission.OFFICERS_READ, Permission.UNITS_READ),
    OFFICERS_SYNC("officers:sync", "officers:sync"),
    INCIDENTS_WRITE("incidents:write", Permission.INCIDENTS_REPORT),
    ENTRIES_READ("entries:read", Permission.ENTRIES_READ),
    PUBLICATIONS_READ("publications:read", Permission.PUBLICATIONS_READ),
    CONSEQUENCES_READ("consequences:read", "consequences:read"),
    EVENTS_SUBSCRIBE("events:subscribe", "events:subscribe");

    private final String word;
    private final Set<String> permissions;

    ClientScope(String word, String... permissions) {
        this.word = word;
        this.permissions = Set.of(permissions);
    }

    /** As in the contract and in tokens. */
    @JsonValue
    public String word() {
        return word;
    }

    Set<String> permissions() {
        return permissions;
    }

    /** By its word, or null. */
    static ClientScope named(String word) {
        for (var scope : values()) {
            if (scope.word.equals(word)) {
                return scope;
            }
        }
        return null;
    }
}
