package cn.yardstick.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;

/** What is reported; {@code place} may be null, and so may {@code reference}, the number under which the reporter keeps it. */
public record IncidentReport(IncidentNature nature, IncidentSource source, String title, String description, String place, LocalDate occurredOn, List<Involved> officers,
        List<Long> unitIds, List<Long> diaryEntryIds, String reference) {

    /** Equal for equal reports: whoever sends one again under its reference must say the same. */
    byte[] digest() {
        try {
            var parts = List.of(nature, source, title, description, place == null ? "" : place, occurredOn, officers, unitIds, diaryEntryIds);
            var digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
