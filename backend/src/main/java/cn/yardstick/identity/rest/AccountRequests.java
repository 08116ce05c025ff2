package cn.yardstick.identity.rest;

import cn.yardstick.identity.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bodies of the administrators' calls. */
final class AccountRequests {

    static final String ID = "[1-9][0-9]{0,18}";

    /** A new account; its first password is made by the service and shown once. */
    public record CreateAccount(@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{2,63}") String username, @NotBlank @Size(max = 64) String displayName,
            @Pattern(regexp = ID) String officerId) {
    }

    /** Name on screen and the officer it belongs to. */
    public record UpdateAccount(@NotBlank @Size(max = 64) String displayName, @Pattern(regexp = ID) String officerId) {
    }

    /** A role within a unit, or within the bureau. */
    public record Grant(@NotNull Role role, @Pattern(regexp = ID) String unitId) {
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    private AccountRequests() {
    }
}
