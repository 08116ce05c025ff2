package cn.yardstick.identity;

/** How a try to prove who one is ended. */
public enum SignInOutcome {
    /** Under way; counts as refused where its instance died over it. */
    PENDING,
    PASSED,
    REFUSED,
    /** The password was right, the second factor was still to come. */
    FACTOR_ASKED
}
