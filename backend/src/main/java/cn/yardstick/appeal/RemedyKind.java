package cn.yardstick.appeal;

/** How what was upheld is put right: an entry is reversed, a tie is decided anew by others, a finding about a unit led is withdrawn. */
public enum RemedyKind {
    REVERSE_ENTRY, RETAKE_TIE, WITHDRAW_FINDING
}
