package cn.yardstick.consequence;

import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.PublicationView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A stored delivery: only ever added. */
@Entity
@Immutable
@Table(name = "delivery")
class Delivery {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "publication_id")
    private long publicationId;
    @Enumerated(EnumType.STRING)
    private DeliveryKind kind;
    private String recipient;
    @Column(name = "delivered_on")
    private LocalDate deliveredOn;
    private String note;
    @Column(name = "delivered_by_account")
    private long delivererId;
    @Column(name = "delivered_by")
    private String deliveredBy;
    @Column(name = "recorded_at")
    private Instant recordedAt;
    private Long corrects;

    protected Delivery() {
    }

    Delivery(PublicationView list, NewDelivery plan, Long corrects, long delivererId, String deliveredBy, Instant now) {
        this.cycleId = list.cycleId();
        this.publicationId = list.id();
        this.kind = plan.kind();
        this.recipient = plan.recipient();
        this.deliveredOn = plan.deliveredOn();
        this.note = plan.note();
        this.corrects = corrects;
        this.delivererId = delivererId;
        this.deliveredBy = deliveredBy;
        this.recordedAt = now;
    }

    Long id() {
        return id;
    }

    long cycleId() {
        return cycleId;
    }

    long publicationId() {
        return publicationId;
    }

    DeliveryKind kind() {
        return kind;
    }

    String recipient() {
        return recipient;
    }

    DeliveryView view(PublicationView list, PublicationView newest, Long correctedBy, int changed) {
        var state = correctedBy != null ? DeliveryState.CORRECTED : list.state() == PublicationState.PUBLISHED ? DeliveryState.DELIVERED : DeliveryState.TO_CORRECT;
        return new DeliveryView(id, list, kind, recipient, deliveredOn, note, deliveredBy, recordedAt, corrects, correctedBy, state, newest.id(), changed);
    }
}
