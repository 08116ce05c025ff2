package cn.yardstick.notice;

/** What a stream carries: a notice, or null for "still here". */
public record Signal(NoticeView notice) {
}
