package cn.yardstick.notice;

/** What a notice tells, as in the contract. */
public enum NoticeKind {
    ENTRY_PROPOSED, ENTRY_CONFIRMED, ENTRY_REJECTED, ENTRY_REVERSED, ENTRY_ANSWERED, OBJECTION_DECIDED, OBJECTION_EXTENDED, OBJECTION_DUE, OBJECTION_OVERDUE
}
