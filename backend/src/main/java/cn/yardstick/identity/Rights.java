package cn.yardstick.identity;

import static cn.yardstick.identity.Extent.ALL;
import static cn.yardstick.identity.Extent.OWN;
import static cn.yardstick.identity.Extent.OWN_UNIT;
import static cn.yardstick.identity.Extent.SCOPE;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of access.md, row by row. What is not here is not allowed. */
final class Rights {

    private static final Map<String, Map<Role, Extent>> TABLE = new HashMap<>();

    static {
        //                                                          OFFICER   ASSESSOR LEADER  OFFICE DISCIPL. SYSTEM SECURITY AUDITOR
        row(Permission.ME,                                          ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.GRADING_EVALUATE,                            ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.CALENDAR_READ,                               ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.CALENDAR_WRITE,                              null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.DEPUTIES_READ,                               null,     OWN,     OWN,    ALL,   null,    null,  null,    ALL);
        row(Permission.DEPUTIES_WRITE,                              null,     null,    OWN,    null,  null,    null,  null,    null);
        row(Permission.DEPUTIES_END,                                null,     OWN,     OWN,    null,  null,    null,  null,    null);
        row(Permission.UNITS_READ,                                  OWN_UNIT, SCOPE,   SCOPE,  ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.OFFICERS_READ,                               OWN_UNIT, SCOPE,   SCOPE,  ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.OFFICERS_PERSONAL,                           OWN,      null,    SCOPE,  ALL,   null,    null,  null,    ALL);
        row(Permission.UNITS_WRITE,                                 null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.UNITS_HISTORY,                               null,     null,    null,   ALL,   null,    null,  null,    ALL);
        row(Permission.OFFICERS_WRITE,                              null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.RULEBOOKS_READ,                              ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.RULEBOOKS_ACKNOWLEDGE,                       ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     null);
        row(Permission.RULEBOOKS_ACKNOWLEDGEMENTS,                  null,     null,    SCOPE,  ALL,   null,    null,  null,    ALL);
        row(Permission.RULEBOOKS_WRITE,                             null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.CYCLES_READ,                                 ALL,      ALL,     ALL,    ALL,   ALL,     null,  null,    ALL);
        row(Permission.CYCLES_MEMBERS,                              OWN,      SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.CYCLES_WRITE,                                null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.MEETINGS_READ,                               null,     SCOPE,   SCOPE,  ALL,   null,    null,  null,    ALL);
        row(Permission.MEETINGS_HOLD,                               null,     null,    SCOPE,  ALL,   null,    null,  null,    null);
        row(Permission.ATTACHMENTS_WRITE,                           OWN,      OWN,     OWN,    OWN,   OWN,     null,  null,    null);
        row(Permission.ATTACHMENTS_READ,                            OWN,      SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.DIARY_WRITE,                                 null,     SCOPE,   null,   null,  null,    null,  null,    null);
        row(Permission.DIARY_READ,                                  null,     SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.INCIDENTS_READ,                              OWN,      SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.INCIDENTS_REPORT,                            OWN_UNIT, SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    null);
        row(Permission.INCIDENTS_VERIFY,                            null,     null,    SCOPE,  ALL,   ALL,     null,  null,    null);
        row(Permission.FINDINGS_WRITE,                              null,     null,    null,   null,  ALL,     null,  null,    null);
        row(Permission.ENTRIES_PROPOSE,                             null,     SCOPE,   SCOPE,  null,  ALL,     null,  null,    null);
        row(Permission.ENTRIES_CONFIRM,                             null,     null,    SCOPE,  ALL,   null,    null,  null,    null);
        row(Permission.ENTRIES_REVERSE,                             null,     null,    null,   ALL,   ALL,     null,  null,    null);
        row(Permission.ENTRIES_READ,                                OWN,      SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.ENTRIES_ANSWER,                              OWN,      null,    null,   null,  null,    null,  null,    null);
        row(Permission.GRADING_RUN,                                 null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.TIES_DECIDE,                                 null,     SCOPE,   null,   null,  null,    null,  null,    null);
        row(Permission.TIES_READ,                                   null,     SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.GRADES_READ,                                 null,     SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.GRADES_OWN,                                  OWN,      SCOPE,   SCOPE,  ALL,   ALL,     null,  null,    ALL);
        row(Permission.STANDING_OWN,                                OWN,      OWN,     OWN,    OWN,   OWN,     null,  null,    null);
        row(Permission.WARNINGS_READ,                               null,     null,    SCOPE,  ALL,   null,    null,  null,    ALL);
        row(Permission.PUBLICATIONS_READ,                           ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     ALL);
        row(Permission.PUBLICATIONS_ACKNOWLEDGE,                    ALL,      ALL,     ALL,    ALL,   ALL,     ALL,   ALL,     null);
        row(Permission.PUBLICATIONS_WRITE,                          null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.PUBLICATIONS_HISTORY,                        null,     null,    null,   ALL,   ALL,     null,  null,    ALL);
        row(Permission.OBJECTIONS_READ,                             OWN,      OWN,     OWN,    ALL,   ALL,     null,  null,    ALL);
        row(Permission.OBJECTIONS_WRITE,                            OWN,      OWN,     OWN,    OWN,   OWN,     null,  null,    null);
        row(Permission.OBJECTIONS_DECIDE,                           null,     null,    null,   ALL,   ALL,     null,  null,    null);
        row(Permission.OBJECTIONS_AS_OFFICE,                        null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.OBJECTIONS_AS_DISCIPLINE,                    null,     null,    null,   null,  ALL,     null,  null,    null);
        row(Permission.PUBLICATIONS_INPUT,                          null,     null,    null,   ALL,   null,    null,  null,    ALL);
        row(Permission.PUBLICATIONS_ROTATIONS,                      null,     null,    null,   ALL,   null,    null,  null,    ALL);
        row(Permission.DELIVERIES_READ,                             null,     null,    null,   ALL,   null,    null,  null,    ALL);
        row(Permission.DELIVERIES_WRITE,                            null,     null,    null,   ALL,   null,    null,  null,    null);
        row(Permission.ACCOUNTS_READ,                               null,     null,    null,   null,  null,    ALL,   ALL,     ALL);
        row(Permission.ACCOUNTS_WRITE,                              null,     null,    null,   null,  null,    ALL,   null,    null);
        row(Permission.ROLES_WRITE,                                 null,     null,    null,   null,  null,    null,  ALL,     null);
        row(Permission.CLIENTS_READ,                                null,     null,    null,   null,  null,    ALL,   null,    ALL);
        row(Permission.CLIENTS_WRITE,                               null,     null,    null,   null,  null,    ALL,   null,    null);
        row(Permission.AUDIT_READ,                                  OWN,      OWN,     OWN,    OWN,   OWN,     OWN,   OWN,     OWN);
        row(Permission.AUDIT_ALL,                                   null,     null,    null,   null,  null,    null,  null,    ALL);
        row(Permission.AUDIT_SECURITY,                              null,     null,    null,   null,  null,    null,  ALL,     null);
    }

    private static final Set<String> HANDED_ON = TABLE.entrySet().stream().filter(row -> row.getValue().get(Role.LEADER) == SCOPE).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());

    private Rights() {
    }

    static Map<String, Map<Role, Extent>> table() {
        return TABLE;
    }

    /** Is it a role whose queue its holder may hand on to a deputy? */
    static boolean mayHandOn(Role role) {
        return TABLE.get(Permission.DEPUTIES_WRITE).containsKey(role);
    }

    /** What a deputy gets of a leader: all that a leader has within a scope, and so never the right to hand it on. */
    static Set<String> handedOn() {
        return HANDED_ON;
    }

    private static void row(String permission, Extent... extents) {
        var row = new EnumMap<Role, Extent>(Role.class);
        for (int i = 0; i < extents.length; i++) {
            if (extents[i] != null) {
                row.put(Role.values()[i], extents[i]);
            }
        }
        TABLE.put(permission, row);
    }
}
