package cn.yardstick.harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Offers requests over many connections by one thread, and reads no more of the answers than has to be known: it lives on the
 * same cores as the service that it presses.
 */
final class Pressure implements AutoCloseable {

    /**
     * How a request ended: status 0 where the connection broke. Times as of {@link System#nanoTime}. It was due when it was sent
     * or, where all connections were taken by then, when it should have been.
     */
    record Call(int status, boolean retryAfter, long due, long ended) {

        boolean served() {
            return status >= 200 && status < 300;
        }

        boolean refused() {
            return status == 429 || status == 503;
        }

        long millis() {
            return (ended - due) / 1_000_000;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "0\r\n\r\n";
    private static final long UNTIL_LAST_CHUNK = Long.MAX_VALUE;

    /** One connection, with at most one request under way. */
    private final class Line {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final StringBuilder head = new StringBuilder();
        private ByteBuffer request;
        private long due;
        private int status;
        private boolean retryAfter;
        /** The last bytes of a body that comes in chunks. */
        private final StringBuilder tail = new StringBuilder();
        /** Bytes of the body that are still to come; below zero while the head is. */
        private long rest = -1;

        Line() throws IOException {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            var there = channel.connect(address);
            key = channel.register(selector, there ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        }

        void send(byte[] bytes, long when) throws IOException {
            due = when;
            busy++;
            request = ByteBuffer.wrap(bytes);
            if (channel.isConnected()) {
                channel.write(request);
            }
        }

        void ready() {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    key.interestOps(SelectionKey.OP_READ);
                    channel.write(request);
                } else if (key.isReadable()) {
                    read();
                }
            } catch (IOException e) {
                hungUp();
            }
        }

        private void read() throws IOException {
            into.clear();
            for (int got = channel.read(into); got != 0; got = channel.read(into)) {
                if (got < 0) {
                    hungUp();
                    return;
                }
                into.flip();
                take();
                into.clear();
            }
        }

        private void take() {
            while (rest < 0 && into.hasRemaining()) {
                head.append((char) (into.get() & 0xff));
                if (head.length() >= END_OF_HEAD.length() && head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) >= 0) {
                    understand(head.toString().toLowerCase(Locale.ROOT));
                }
            }
            if (rest == UNTIL_LAST_CHUNK) {
                for (int i = Math.max(into.position(), into.limit() - END_OF_CHUNKS.length()); i < into.limit(); i++) {
                    tail.append((char) (into.get(i) & 0xff));
                }
                tail.delete(0, Math.max(0, tail.length() - END_OF_CHUNKS.length()));
            } else if (rest >= 0) {
                rest -= into.remaining();
            }
            if (rest == 0 || END_OF_CHUNKS.contentEquals(tail)) {
                done();
            }
        }

        private void understand(String text) {
            status = Integer.parseInt(text.substring(9, 12));
            retryAfter = text.contains("\r\nretry-after: ");
            var length = text.indexOf("\r\ncontent-length: ");
            rest = length < 0 ? UNTIL_LAST_CHUNK : Long.parseLong(text.substring(length + 18, text.indexOf('\r', length + 18)));
        }

        private void done() {
            calls.add(new Call(status, retryAfter, due, System.nanoTime()));
            head.setLength(0);
            tail.setLength(0);
            rest = -1;
            request = null;
            busy--;
            free.push(this);
        }

        private void hungUp() {
            key.cancel();
            if (request != null) {
                calls.add(new Call(0, false, due, System.nanoTime()));
                busy--;
            }
            free.remove(this);
            lines.remove(this);
        }
    }

    private final InetSocketAddress address;
    private final int most;
    private final IntFunction<byte[]> requests;
    private final Selector selector = Selector.open();
    private final ByteBuffer into = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Line> lines = new ArrayList<>();
    private final ArrayDeque<Line> free = new ArrayDeque<>();
    private List<Call> calls = new ArrayList<>();
    private int busy;
    private int sent;

    /**
     * Where to, over how many connections at most, and what is sent as the first, second, third request.
     */
    Pressure(URI base, int most, IntFunction<byte[]> requests) throws IOException {
        this.address = new InetSocketAddress(base.getHost(), base.getPort());
        this.most = most;
        this.requests = requests;
    }

    /** Each of so many connections sends as soon as it was answered. */
    List<Call> closed(int connections, Duration length) throws IOException {
        return run(connections, 0, length);
    }

    /** So many requests a second, whatever comes back. */
    List<Call> open(double perSecond, Duration length) throws IOException {
        return run(most, perSecond, length);
    }

    private List<Call> run(int connections, double perSecond, Duration length) throws IOException {
        calls = new ArrayList<>();
        var began = System.nanoTime();
        var ends = began + length.toNanos();
        var offered = 0;
        var full = false;
        for (long now = began; now < ends || busy > 0 && now < ends + PATIENCE.toNanos(); now = System.nanoTime()) {
            var due = perSecond == 0 ? now : began + (long) (offered / perSecond * 1e9);
            while (now < ends && due <= now && busy < connections) {
                line().send(requests.apply(sent++), full ? due : now);
                offered++;
                due = perSecond == 0 ? now : began + (long) (offered / perSecond * 1e9);
            }
            full = busy == connections;
            selector.select(1);
            for (var key : selector.selectedKeys()) {
                ((Line) key.attachment()).ready();
            }
            selector.selectedKeys().clear();
        }
        if (busy > 0) {
            throw new IllegalStateException(busy + " requests were not answered");
        }
        return calls;
    }

    private Line line() throws IOException {
        if (free.isEmpty()) {
            var line = new Line();
            lines.add(line);
            return line;
        }
        return free.pop();
    }

    /** A request as it goes over the wire. */
    static byte[] bytes(String head, String body) {
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var line : lines) {
            line.channel.close();
        }
        selector.close();
    }
}
