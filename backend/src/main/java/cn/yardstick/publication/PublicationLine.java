package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Base64;
import org.hibernate.annotations.Immutable;

/** A stored line: copied when the list is proposed, never changed. */
@Entity
@Immutable
@Table(name = "publication_line")
@IdClass(PublicationLine.Key.class)
class PublicationLine {

    record Key(long publicationId, int position) {
    }

    @Id
    @Column(name = "publication_id")
    private long publicationId;
    @Id
    private int position;
    @Column(name = "officer_id")
    private long officerId;
    @Column(name = "badge_no")
    private String badgeNo;
    private String name;
    @Column(name = "unit_id")
    private long unitId;
    @Column(name = "unit_name")
    private String unitName;
    @Enumerated(EnumType.STRING)
    private Grade grade;
    @Enumerated(EnumType.STRING)
    private Difference.Kind difference;
    @Enumerated(EnumType.STRING)
    @Column(name = "grade_before")
    private Grade before;
    @Enumerated(EnumType.STRING)
    @Column(name = "grade_computed")
    private Grade computed;
    @Column(name = "own_facts")
    private Boolean ownFacts;
    private byte[] reasons;

    protected PublicationLine() {
    }

    long publicationId() {
        return publicationId;
    }

    int position() {
        return position;
    }

    PublicationLineView view() {
        return new PublicationLineView(officerId, badgeNo, name, unitId, unitName, grade, difference == null ? null : new Difference(difference, before, computed, ownFacts),
                reasons == null ? null : Base64.getEncoder().encodeToString(reasons));
    }
}
