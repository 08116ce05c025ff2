/**
 * Attachments (M5, M6): photos, documents and sound, taken in by parts, checked by their content and kept by digest outside the
 * database. Until it belongs to a record an attachment is its uploader's alone; from then on it is shown to whoever may see the
 * record, and belongs to it for good.
 */
package cn.yardstick.attachment;
