package cn.yardstick.attachment.content;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Small pictures. Whole ones are never in memory: of each few pixels one is taken while decoding. */
final class Thumbnail {

    private static final int SIDE = 320;

    private Thumbnail() {
    }

    /** Null where the colours cannot be decoded here (CMYK); refused where nothing comes out of it. */
    static byte[] of(Photo photo) throws Refused {
        if (photo.format() == null) {
            return null;
        }
        ImageIO.setUseCache(false);
        var reader = ImageIO.getImageReadersByFormatName(photo.format()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo.bare()))) {
            reader.setInput(in, true, true);
            return jpeg(turned(scaled(read(reader, photo.size())), photo.orientation()));
        } catch (IOException | RuntimeException e) {
            throw Refused.damaged();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, PixelSize size) throws Refused, IOException {
        var step = Math.max(1, Math.max(size.width(), size.height()) / (2 * SIDE));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        var deadline = new Deadline();
        reader.addIIOReadProgressListener(deadline);
        var image = reader.read(0, how);
        if (deadline.passed()) {
            throw Refused.tooLarge();
        }
        return image;
    }

    private static BufferedImage scaled(BufferedImage image) {
        var factor = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return small;
    }

    /** As it was seen: 5 to 8 lie on their side. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        var width = image.getWidth();
        var height = image.getHeight();
        var how = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        var turned = orientation < 5 ? new BufferedImage(width, height, image.getType()) : new BufferedImage(height, width, image.getType());
        var graphics = turned.createGraphics();
        graphics.drawImage(image, how, null);
        graphics.dispose();
        return turned;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
