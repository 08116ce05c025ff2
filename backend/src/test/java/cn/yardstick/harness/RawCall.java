package cn.yardstick.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection on which any bytes are sent, as no decent client would. */
public final class RawCall implements AutoCloseable {

    /** Headers by lower-case name. */
    public record Answer(int status, Map<String, String> headers, String body) {
    }

    private final Socket socket;
    private final InputStream in;

    public RawCall(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawCall send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawCall send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer; null where the service hung up without one. */
    public Answer answer() throws IOException {
        var first = line();
        if (first == null) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (var header = line(); header != null && !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            headers.merge(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        var status = Integer.parseInt(first.split(" ")[1]);
        var length = headers.get("content-length");
        return new Answer(status, headers, length == null ? "" : new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8));
    }

    /** Has the service hung up? Waits for it as long as the patience lasts. */
    public boolean hungUp(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
