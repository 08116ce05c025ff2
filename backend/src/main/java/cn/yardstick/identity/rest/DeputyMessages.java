package cn.yardstick.identity.rest;

import cn.yardstick.identity.DeputyEndCause;
import cn.yardstick.identity.DeputyState;
import cn.yardstick.identity.rest.AccountResponses.OfficerRef;
import cn.yardstick.identity.rest.AccountResponses.UnitRef;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Requests and answers about deputyships, as in the contract. */
final class DeputyMessages {

    /** A queue to hand over. */
    public record DeputyshipRequest(@NotNull @Pattern(regexp = AccountRequests.ID) String officerId, @Pattern(regexp = AccountRequests.ID) String unitId, @NotNull LocalDate from, @NotNull LocalDate until,
            @NotBlank @Size(max = 500) String reason) {
    }

    /** A deputyship; {@code unit} null: of the whole bureau. */
    public record DeputyshipResponse(String id, OfficerRef leader, OfficerRef deputy, UnitRef unit, LocalDate from, LocalDate until, String reason, DeputyState state, Instant givenAt, Instant endedAt,
            String endedBy, DeputyEndCause endCause, String endReason, boolean mayEnd, long version) {
    }

    /** Who could be a deputy. */
    public record CandidateList(List<OfficerRef> items) {
    }

    private DeputyMessages() {
    }
}
