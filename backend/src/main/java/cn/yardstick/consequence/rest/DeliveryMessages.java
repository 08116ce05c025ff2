package cn.yardstick.consequence.rest;

import cn.yardstick.consequence.DeliveryKind;
import cn.yardstick.consequence.DeliveryState;
import cn.yardstick.consequence.DeliveryView;
import cn.yardstick.consequence.NewDelivery;
import cn.yardstick.identity.Actor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;

/** Requests and answers about deliveries, as in the contract. */
final class DeliveryMessages {

    /** A list went out. */
    public record DeliveryRequest(@NotNull DeliveryKind kind, @NotBlank @Size(max = 100) String recipient, @NotNull LocalDate deliveredOn, @Size(max = 500) String note) {
        NewDelivery plan() {
            return new NewDelivery(kind, recipient, deliveredOn, note);
        }
    }

    /** The list that holds now went to the same body. */
    public record DeliveryCorrectionRequest(@NotNull LocalDate deliveredOn, @Size(max = 500) String note) {
    }

    /** A delivery. */
    public record DeliveryResponse(String id, String publicationId, int revision, DeliveryKind kind, String recipient, LocalDate deliveredOn, String note, String deliveredBy, Instant recordedAt,
            String correctsId, String correctedById, DeliveryState state, String newestId, int changed, boolean mayCorrect) {
        static DeliveryResponse of(DeliveryView one, Actor reader) {
            return new DeliveryResponse(Long.toString(one.id()), Long.toString(one.publication().id()), one.publication().revision(), one.kind(), one.recipient(), one.deliveredOn(), one.note(),
                    one.deliveredBy(), one.recordedAt(), Params.idText(one.corrects()), Params.idText(one.correctedBy()), one.state(), Long.toString(one.newestId()), one.changed(),
                    one.state() == DeliveryState.TO_CORRECT && reader.may(Permission.DELIVERIES_WRITE));
        }

        static Written written(DeliveryView one, Actor writer) {
            return new Written(of(one, writer), "/api/v1/publications/" + one.publication().id() + "/deliveries", 0);
        }
    }

    private DeliveryMessages() {
    }
}
