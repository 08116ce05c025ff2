package cn.yardstick.rulebook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An officer confirmed having read a version (M4). */
@Entity
@Table(name = "acknowledgement")
class Acknowledgement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "rule_book_id")
    private Long ruleBookId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    protected Acknowledgement() {
    }

    Acknowledgement(long ruleBookId, long officerId, Instant acknowledgedAt) {
        this.ruleBookId = ruleBookId;
        this.officerId = officerId;
        this.acknowledgedAt = acknowledgedAt;
    }

    Long officerId() {
        return officerId;
    }

    Instant acknowledgedAt() {
        return acknowledgedAt;
    }
}
