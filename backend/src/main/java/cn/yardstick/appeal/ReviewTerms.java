package cn.yardstick.appeal;

/**
 * The bureau's terms.
 *
 * @param entryDays        working days after a confirmation in which an objection against it is in time
 * @param reviewDays       calendar days to answer
 * @param appealWithinDays calendar days after an answer in which an appeal against it is in time
 * @param appealDays       calendar days to answer that
 * @param remindDays       calendar days before a term to answer ends at which whoever answers is reminded
 */
public record ReviewTerms(int entryDays, int reviewDays, int appealWithinDays, int appealDays, int remindDays, long version) {

    /** As the law has them (公务员法 95, 96), and a common local term for entries. */
    static final ReviewTerms DEFAULT = new ReviewTerms(5, 30, 15, 60, 7, 0);

    /** Calendar days after one knows of one's grade in which nobody may refuse to review it; of the law, and so no setting. */
    static final int KNOWING_DAYS = 30;

    /** Calendar days by which the term to answer an appeal may be extended, once; of the law ({@code spec/real-rules.md}). */
    static final int EXTENSION_DAYS = 30;
}
