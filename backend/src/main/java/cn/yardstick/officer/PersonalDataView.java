package cn.yardstick.officer;

import java.time.LocalDate;

/** What only those of the table may see; {@code phone} may be null. */
public record PersonalDataView(Sex sex, LocalDate birthDate, String phone, long version) {
}
