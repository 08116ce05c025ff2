package cn.yardstick.attachment;

/** An attachment as its record names it; {@code size} in bytes. */
public record AttachmentRef(String id, String name, String mediaType, int size, boolean thumbnail) {
}
