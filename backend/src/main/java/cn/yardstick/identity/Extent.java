package cn.yardstick.identity;

/** How far a role's permission goes. */
enum Extent {
    /** Rows about oneself. */
    OWN,
    /** The unit where one serves, with all below. */
    OWN_UNIT,
    /** The unit of the grant, with all below; the bureau where the grant names none. */
    SCOPE,
    /** Everything. */
    ALL
}
