package cn.yardstick.identity;

/** What an endpoint may ask for; the same words stand as {@code x-permission} in the contract. */
public final class Permission {

    public static final String ME = "me";
    public static final String ACCOUNTS_READ = "accounts:read";
    public static final String ACCOUNTS_WRITE = "accounts:write";
    public static final String ROLES_WRITE = "roles:write";
    public static final String DEPUTIES_READ = "deputies:read";
    public static final String DEPUTIES_WRITE = "deputies:write";
    public static final String DEPUTIES_END = "deputies:end";
    public static final String CALENDAR_READ = "calendar:read";
    public static final String CALENDAR_WRITE = "calendar:write";
    public static final String CLIENTS_READ = "clients:read";
    public static final String CLIENTS_WRITE = "clients:write";
    public static final String UNITS_READ = "units:read";
    public static final String UNITS_WRITE = "units:write";
    public static final String UNITS_HISTORY = "units:history";
    public static final String OFFICERS_READ = "officers:read";
    public static final String OFFICERS_PERSONAL = "officers:personal";
    public static final String OFFICERS_WRITE = "officers:write";
    public static final String RULEBOOKS_READ = "rulebooks:read";
    public static final String RULEBOOKS_WRITE = "rulebooks:write";
    public static final String RULEBOOKS_ACKNOWLEDGE = "rulebooks:acknowledge";
    public static final String RULEBOOKS_ACKNOWLEDGEMENTS = "rulebooks:acknowledgements";
    public static final String CYCLES_READ = "cycles:read";
    public static final String CYCLES_WRITE = "cycles:write";
    public static final String CYCLES_MEMBERS = "cycles:members";
    public static final String MEETINGS_READ = "meetings:read";
    public static final String MEETINGS_HOLD = "meetings:hold";
    public static final String ATTACHMENTS_READ = "attachments:read";
    public static final String ATTACHMENTS_WRITE = "attachments:write";
    public static final String DIARY_READ = "diary:read";
    public static final String DIARY_WRITE = "diary:write";
    public static final String INCIDENTS_READ = "incidents:read";
    public static final String INCIDENTS_REPORT = "incidents:report";
    public static final String INCIDENTS_VERIFY = "incidents:verify";
    public static final String FINDINGS_WRITE = "findings:write";
    public static final String ENTRIES_READ = "entries:read";
    public static final String ENTRIES_PROPOSE = "entries:propose";
    public static final String ENTRIES_CONFIRM = "entries:confirm";
    public static final String ENTRIES_REVERSE = "entries:reverse";
    public static final String ENTRIES_ANSWER = "entries:answer";
    public static final String GRADING_EVALUATE = "grading:evaluate";
    public static final String GRADING_RUN = "grading:run";
    public static final String GRADES_READ = "grades:read";
    public static final String GRADES_OWN = "grades:own";
    public static final String STANDING_OWN = "standing:own";
    public static final String WARNINGS_READ = "warnings:read";
    public static final String TIES_READ = "ties:read";
    public static final String TIES_DECIDE = "ties:decide";
    public static final String PUBLICATIONS_READ = "publications:read";
    public static final String PUBLICATIONS_ACKNOWLEDGE = "publications:acknowledge";
    public static final String PUBLICATIONS_WRITE = "publications:write";
    public static final String PUBLICATIONS_HISTORY = "publications:history";
    public static final String OBJECTIONS_READ = "objections:read";
    public static final String OBJECTIONS_WRITE = "objections:write";
    public static final String OBJECTIONS_DECIDE = "objections:decide";
    public static final String OBJECTIONS_AS_OFFICE = "objections:as-office";
    public static final String OBJECTIONS_AS_DISCIPLINE = "objections:as-discipline";
    public static final String PUBLICATIONS_INPUT = "publications:input";
    public static final String PUBLICATIONS_ROTATIONS = "publications:rotations";
    public static final String DELIVERIES_READ = "deliveries:read";
    public static final String DELIVERIES_WRITE = "deliveries:write";
    public static final String AUDIT_READ = "audit:read";
    public static final String AUDIT_ALL = "audit:all";
    public static final String AUDIT_SECURITY = "audit:security";

    private Permission() {
    }
}
