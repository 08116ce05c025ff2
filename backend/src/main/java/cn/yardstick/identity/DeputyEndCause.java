package cn.yardstick.identity;

/** Why a deputyship ended before its term: somebody ended it, or what it rests on is gone. */
public enum DeputyEndCause {
    BY_LEADER, BY_DEPUTY, ACCOUNT_LOCKED, ROLE_REVOKED, LEFT_UNIT, ACCOUNT_RELINKED
}
