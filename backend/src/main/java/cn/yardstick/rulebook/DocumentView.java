package cn.yardstick.rulebook;

/** A document that is handed out with the rule book. */
public record DocumentView(long id, DocumentKind kind, String titleZh, String titleEn, String bodyZh, String bodyEn, long version) {
}
