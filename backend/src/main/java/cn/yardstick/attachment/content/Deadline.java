package cn.yardstick.attachment.content;

import java.util.concurrent.TimeUnit;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Ends the decoding of a picture that takes too long; asked between its lines. */
final class Deadline implements IIOReadProgressListener {

    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(3_500);

    private final long began = System.nanoTime();
    private boolean passed;

    boolean passed() {
        return passed;
    }

    @Override
    public void imageProgress(ImageReader source, float percentage) {
        if (System.nanoTime() - began > LONGEST) {
            passed = true;
            source.abort();
        }
    }

    @Override
    public void imageStarted(ImageReader source, int index) {
    }

    @Override
    public void imageComplete(ImageReader source) {
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {
    }

    @Override
    public void sequenceComplete(ImageReader source) {
    }

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
    }

    @Override
    public void thumbnailProgress(ImageReader source, float percentage) {
    }

    @Override
    public void thumbnailComplete(ImageReader source) {
    }

    @Override
    public void readAborted(ImageReader source) {
    }
}
