package cn.yardstick.appeal;

/** What an upheld objection put right: the entry, the tie or the finding. */
public record Remedy(RemedyKind kind, long targetId) {
}
