package cn.yardstick.officer;

import java.time.LocalDate;
import java.util.List;

/**
 * What only those of the table may see; {@code phone} may be null.
 *
 * @param damaged names of fields whose stored value was tampered with: they are null and have to be recorded anew
 */
public record PersonalDataView(Sex sex, LocalDate birthDate, String phone, List<String> damaged, long version) {
}
