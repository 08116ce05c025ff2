package cn.yardstick.platform.http;

import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * A connection on which nothing moves is closed after a minute ({@code quarkus.http.idle-timeout}), so that nobody can hold
 * thousands of them; not so while its request is worked on, since a run over two million officers takes longer than that.
 */
final class Idle {

    /** The name that Vert.x gives it. */
    private static final String HANDLER = "idle";

    private Idle() {
    }

    /** Nothing is too long until this request is answered. To be called on the event loop. */
    static void pause(RoutingContext context) {
        var pipeline = ((ConnectionBase) context.request().connection()).channel().pipeline();
        if (pipeline.get(HANDLER) instanceof IdleStateHandler idle) {
            var next = pipeline.names().get(pipeline.names().indexOf(HANDLER) + 1);
            pipeline.remove(HANDLER);
            context.addEndHandler(ended -> {
                if (pipeline.channel().isActive() && pipeline.get(HANDLER) == null) {
                    pipeline.addBefore(next, HANDLER, new IdleStateHandler(idle.getReaderIdleTimeInMillis(), idle.getWriterIdleTimeInMillis(), idle.getAllIdleTimeInMillis(), TimeUnit.MILLISECONDS));
                }
            });
        }
    }
}
