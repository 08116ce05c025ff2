package cn.yardstick.appeal;

/**
 * The bureau's terms.
 *
 * @param entryDays        working days after a confirmation in which an objection against it is in time
 * @param knowingDays      calendar days after one knows of one's grade in which nobody may refuse to review it (公务员法 95)
 * @param reviewDays       calendar days to answer
 * @param appealWithinDays calendar days after an answer in which an appeal against it is in time
 * @param appealDays       calendar days to answer that
 */
public record ReviewTerms(int entryDays, int knowingDays, int reviewDays, int appealWithinDays, int appealDays, long version) {

    static final ReviewTerms DEFAULT = new ReviewTerms(5, 30, 30, 15, 60, 0);
}
