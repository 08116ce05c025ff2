package cn.yardstick.score;

/**
 * Something happened to an entry; fired within the transaction of the change, so that whoever tells of it tells of what is.
 *
 * @param deciderId    account that decided it, or null
 * @param byAccountId  account that did this
 * @param clauseCode   code of the clause
 */
public record EntryStep(Kind kind, long entryId, long officerId, long proposerId, Long deciderId, long byAccountId, String clauseCode, String points) {

    /** What happened. */
    public enum Kind {
        PROPOSED, CONFIRMED, REJECTED, REVERSED, ANSWERED
    }
}
