package cn.yardstick.rulebook;

/** What changed between two versions: a clause by its code, or a setting by its name; {@code field} null for a whole clause. */
public record Difference(Change change, String code, String field, String before, String after) {
}
