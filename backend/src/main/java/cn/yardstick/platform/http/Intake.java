package cn.yardstick.platform.http;

import cn.yardstick.platform.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes a whole body in before anybody works on it, chunked or not: whoever sends slowly keeps no worker waiting, and what is
 * held in memory for all together is bounded.
 */
@ApplicationScoped
class Intake {

    /** All bodies that are held at once, in bytes. */
    private static final long TOGETHER = 96_000_000;
    private static final long BEGINNING_MILLIS = 4_500;
    private static final long LOOK_MILLIS = 500;
    /** Slower than this after the beginning is no network but a hand. */
    private static final long BYTES_A_SECOND = 16_000;
    /** Most clients hear an answer only after they sent everything: what is not far too large is let pass by unkept. */
    static final long LET_PASS = 64_000_000;

    private final AtomicLong held = new AtomicLong();

    /** One body on its way. */
    private final class Arriving {
        private final RoutingContext context;
        private final long most;
        private final Runnable whole;
        private final Consumer<ProblemType> refused;
        private final long began = System.nanoTime();
        private final Buffer body = Buffer.buffer();
        private long timer;
        private long passed;
        private long kept;
        private boolean over;

        Arriving(RoutingContext context, long most, Runnable whole, Consumer<ProblemType> refused) {
            this.context = context;
            this.most = most;
            this.whole = whole;
            this.refused = refused;
        }

        void begin() {
            var request = context.request();
            context.addEndHandler(ended -> {
                stop();
                letGo();
            });
            timer = context.vertx().setPeriodic(BEGINNING_MILLIS, LOOK_MILLIS, this::look);
            request.exceptionHandler(broken -> stop());
            request.handler(this::take).endHandler(end -> complete());
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                context.response().writeContinue();
            }
            request.resume();
        }

        private void take(Buffer part) {
            passed += part.length();
            if (over) {
                return;
            }
            if (passed > LET_PASS) {
                refuse(ProblemType.TOO_LARGE);
            } else if (passed > most) {
                letGo();
            } else if (held.addAndGet(part.length()) > TOGETHER) {
                held.addAndGet(-part.length());
                refuse(ProblemType.OVERLOADED);
            } else {
                kept += part.length();
                body.appendBuffer(part);
            }
        }

        private void look(long ignored) {
            var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            if (passed > most || passed * 1000 < millis * BYTES_A_SECOND) {
                refuse(passed > most ? ProblemType.TOO_LARGE : ProblemType.TOO_SLOW);
            }
        }

        private void complete() {
            if (over) {
                return;
            }
            if (passed > most) {
                refuse(ProblemType.TOO_LARGE);
            } else {
                stop();
                ((RoutingContextInternal) context).setBody(body);
                whole.run();
            }
        }

        private void refuse(ProblemType type) {
            stop();
            letGo();
            refused.accept(type);
        }

        private void stop() {
            over = true;
            context.vertx().cancelTimer(timer);
        }

        private void letGo() {
            held.addAndGet(-kept);
            kept = 0;
        }
    }

    /** Has the request a body? */
    static boolean brings(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    /** Calls one of both, on the event loop: the body is whole and lies with the context, or there is a reason to refuse it. */
    void take(RoutingContext context, long most, Runnable whole, Consumer<ProblemType> refused) {
        new Arriving(context, most, whole, refused).begin();
    }

    @ServerRequestFilter(preMatching = true)
    void handOn(ContainerRequestContext request, RoutingContext context) {
        if (context.body().buffer() != null) {
            request.setEntityStream(new ByteArrayInputStream(context.body().buffer().getBytes()));
        }
    }
}
