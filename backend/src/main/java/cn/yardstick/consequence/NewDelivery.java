package cn.yardstick.consequence;

import java.time.LocalDate;

/** A delivery as it is told; {@code note} may be null. */
public record NewDelivery(DeliveryKind kind, String recipient, LocalDate deliveredOn, String note) {
}
