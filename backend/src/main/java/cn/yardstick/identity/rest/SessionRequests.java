package cn.yardstick.identity.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bodies of sign-in and of the change of one's own password. */
final class SessionRequests {

    /** User name and password; {@code otp} where the account has a second factor. */
    public record SignIn(@NotNull @Size(min = 1, max = 64) String username, @NotNull @Size(min = 1, max = 256) String password, @Size(max = 32) String otp) {
    }

    /** The new password is checked against the rules for passwords beyond its length. */
    public record ChangePassword(@NotNull @Size(min = 1, max = 256) String currentPassword, @NotNull @Size(min = 10, max = 256) String newPassword) {
    }

    /** The password, and a code of the present factor where there is one. */
    public record Proof(@NotNull @Size(min = 1, max = 256) String currentPassword, @Size(max = 32) String otp) {
    }

    /** The first code of an offered factor. */
    public record ConfirmFactor(@NotNull @Pattern(regexp = "[0-9]{6}") String otp) {
    }

    private SessionRequests() {
    }
}
