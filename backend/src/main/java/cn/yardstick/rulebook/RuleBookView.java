package cn.yardstick.rulebook;

import java.time.Instant;
import java.time.LocalDate;

/** A version of the rule book. */
public record RuleBookView(long id, int versionNumber, RuleBookState state, Long basedOn, String title, RuleBookSettings settings, LocalDate effectiveFrom,
        Instant issuedAt, String issuedBy, long version) {
}
