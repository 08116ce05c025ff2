package cn.yardstick.score;

/** The life of an entry; REVERSAL is the row that reverses another, which is REVERSED then. Only CONFIRMED counts. */
public enum EntryState {
    PROPOSED, CONFIRMED, REJECTED, REVERSED, REVERSAL
}
