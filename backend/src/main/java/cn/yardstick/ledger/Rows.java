package cn.yardstick.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Rows of a file, each ended by a line feed alone. */
final class Rows {

    private final InputStream file;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();

    Rows(InputStream file) {
        this.file = new BufferedInputStream(file, 1 << 16);
    }

    /** The next row; null behind the last; a row that is no UTF-8 is read as one that nothing can begin with. */
    String next() throws IOException {
        row.reset();
        int octet = file.read();
        if (octet < 0) {
            return null;
        }
        for (; octet >= 0 && octet != '\n'; octet = file.read()) {
            row.write(octet);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            return "no UTF-8";
        }
    }
}
