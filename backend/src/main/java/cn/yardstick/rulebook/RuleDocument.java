package cn.yardstick.rulebook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A stored document of a rule book. */
@Entity
@Table(name = "rule_document")
class RuleDocument {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "rule_book_id")
    private Long ruleBookId;
    @Enumerated(EnumType.STRING)
    private DocumentKind kind;
    @Column(name = "title_zh")
    private String titleZh;
    @Column(name = "title_en")
    private String titleEn;
    @Column(name = "body_zh")
    private String bodyZh;
    @Column(name = "body_en")
    private String bodyEn;
    @Version
    private long version;

    protected RuleDocument() {
    }

    RuleDocument(long ruleBookId, DocumentKind kind, String titleZh, String titleEn, String bodyZh, String bodyEn) {
        this.ruleBookId = ruleBookId;
        this.kind = kind;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.bodyZh = bodyZh;
        this.bodyEn = bodyEn;
    }

    RuleDocument copyTo(long otherBook) {
        return new RuleDocument(otherBook, kind, titleZh, titleEn, bodyZh, bodyEn);
    }

    DocumentView view() {
        return new DocumentView(id, kind, titleZh, titleEn, bodyZh, bodyEn, version);
    }
}
