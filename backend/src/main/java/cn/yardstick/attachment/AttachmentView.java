package cn.yardstick.attachment;

import java.time.Instant;

/** An attachment; sizes in bytes, {@code mediaType} and {@code digest} null until it is READY. */
public record AttachmentView(long id, String name, int size, int received, AttachmentState state, String mediaType, String digest, boolean thumbnail, Instant uploadedAt) {
}
