package cn.yardstick.platform.paging;

import java.util.Map;

/** A condition in JPQL about the alias {@code e} with its named parameters, for a {@link Listing} or for a query of one's own. */
public record Condition(String where, Map<String, Object> values) {
}
