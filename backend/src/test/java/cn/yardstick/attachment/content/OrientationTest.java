package cn.yardstick.attachment.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.harness.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A small picture stands as the camera was held (EXIF 2.3, 4.6.4, Orientation). */
class OrientationTest {

    /** Where the corner that was stored first is seen, for 1 to 8. */
    private static final List<String> CORNERS = List.of("left upper", "right upper", "right lower", "left lower", "left upper", "right upper", "right lower", "left lower");

    @Test
    void asTheCameraWasHeld() throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            var small = ImageIO.read(new ByteArrayInputStream(Content.of(held(Pictures.of("jpeg", 240, 120), orientation)).thumbnail()));
            var lying = orientation < 5;
            assertEquals(lying ? 240 : 120, small.getWidth(), "width at " + orientation);
            assertEquals(lying ? 120 : 240, small.getHeight(), "height at " + orientation);
            for (String side : List.of("left", "right")) {
                for (String half : List.of("upper", "lower")) {
                    var pixel = small.getRGB(small.getWidth() * (side.equals("left") ? 1 : 3) / 4, small.getHeight() * (half.equals("upper") ? 1 : 3) / 4);
                    assertEquals((side + " " + half).equals(CORNERS.get(orientation - 1)), (pixel >> 16 & 0xff) > 128, side + " " + half + " at " + orientation);
                }
            }
        }
    }

    private static byte[] held(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(32).put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation).array();
        return ByteBuffer.allocate(jpeg.length + exif.length + 4).put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (exif.length + 2)).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }
}
