package cn.yardstick.identity;

import java.util.EnumSet;
import java.util.Set;

/** Roles of access.md. Code asks for permissions; only {@link Rights} and the granting of roles know their names. */
public enum Role {
    OFFICER,
    ASSESSOR,
    LEADER,
    ASSESSMENT_OFFICE,
    DISCIPLINE,
    SYSTEM_ADMIN,
    SECURITY_ADMIN,
    AUDITOR;

    private static final Set<Role> ADMINISTRATORS = EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR);

    /** 三员: one of three administrators, held alone. */
    public boolean administers() {
        return ADMINISTRATORS.contains(this);
    }

    /** Roles that are not used by a password alone: who grades everybody, and the three administrators. */
    public boolean needsFactor() {
        return this == ASSESSMENT_OFFICE || administers();
    }

    /** Roles whose scope may be a single unit; the others cover the bureau. */
    public boolean scoped() {
        return this == OFFICER || this == ASSESSOR || this == LEADER;
    }
}
