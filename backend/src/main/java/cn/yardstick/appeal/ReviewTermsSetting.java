package cn.yardstick.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stored terms, of which there is one row; each time that they are kept is a version. */
@Entity
@Table(name = "objection_terms")
class ReviewTermsSetting {

    static final int ONE = 1;

    @Id
    private int id;
    @Column(name = "entry_days")
    private int entryDays;
    @Column(name = "review_days")
    private int reviewDays;
    @Column(name = "appeal_within_days")
    private int appealWithinDays;
    @Column(name = "appeal_days")
    private int appealDays;
    @Column(name = "remind_days")
    private int remindDays;
    private long version;

    protected ReviewTermsSetting() {
    }

    void keep(ReviewTerms terms) {
        this.entryDays = terms.entryDays();
        this.reviewDays = terms.reviewDays();
        this.appealWithinDays = terms.appealWithinDays();
        this.appealDays = terms.appealDays();
        this.remindDays = terms.remindDays();
        this.version++;
    }

    ReviewTerms view() {
        return new ReviewTerms(entryDays, reviewDays, appealWithinDays, appealDays, remindDays, version);
    }
}
