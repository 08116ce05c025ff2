package cn.yardstick.attachment.content;

/** Width and height in pixels. */
record PixelSize(int width, int height) {

    private static final long MOST = 50_000_000;
    private static final int LONGEST_SIDE = 20_000;

    /** Before anything is decoded. */
    static PixelSize checked(long width, long height) throws Refused {
        if (width <= 0 || height <= 0) {
            throw Refused.damaged();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST) {
            throw new Refused("照片像素过多（上限 5000 万）。", "The picture has too many pixels (50 million at most).");
        }
        return new PixelSize((int) width, (int) height);
    }

    long pixels() {
        return (long) width * height;
    }
}
