package cn.yardstick.attachment;

/** What became of an upload. */
public enum AttachmentState {
    RECEIVING,
    READY,
    REFUSED
}
