package cn.yardstick.rulebook;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A stored category of a rule book. */
@Embeddable
class Category {

    private String code;
    @Column(name = "name_zh")
    private String nameZh;
    @Column(name = "name_en")
    private String nameEn;
    @Column(name = "max_deduction")
    private Long maxDeduction;
    @Column(name = "max_award")
    private Long maxAward;

    protected Category() {
    }

    Category(CategoryView view) {
        this.code = view.code();
        this.nameZh = view.nameZh();
        this.nameEn = view.nameEn();
        this.maxDeduction = RuleBook.amount(view.maxDeduction());
        this.maxAward = RuleBook.amount(view.maxAward());
    }

    CategoryView view() {
        return new CategoryView(code, nameZh, nameEn, RuleBook.points(maxDeduction), RuleBook.points(maxAward));
    }
}
