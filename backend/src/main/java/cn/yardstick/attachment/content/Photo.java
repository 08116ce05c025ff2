package cn.yardstick.attachment.content;

/**
 * What a small picture is made by.
 *
 * @param orientation 1 to 8 as in EXIF: how the camera was held
 * @param format      name of the decoder; null where its colours cannot be decoded here (CMYK)
 * @param bare        the picture without texts, profiles and whatever else could unfold
 */
record Photo(PixelSize size, int orientation, String format, byte[] bare) {
}
