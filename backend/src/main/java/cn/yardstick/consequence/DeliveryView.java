package cn.yardstick.consequence;

import cn.yardstick.publication.PublicationView;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A delivery.
 *
 * @param publication the list that went out
 * @param corrects    the delivery that this one corrects, or null
 * @param correctedBy the delivery that corrects this one, or null
 * @param newestId    the list that holds now
 * @param changed     officers who have another grade in that one
 */
public record DeliveryView(long id, PublicationView publication, DeliveryKind kind, String recipient, LocalDate deliveredOn, String note, String deliveredBy, Instant recordedAt, Long corrects,
        Long correctedBy, DeliveryState state, long newestId, int changed) {
}
