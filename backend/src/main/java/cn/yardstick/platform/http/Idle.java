package cn.yardstick.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection on which nothing moves is closed after a minute ({@code quarkus.http.idle-timeout}), so that nobody can hold
 * thousands of them; not so while its request is worked on, since a run over two million officers takes longer than that.
 * Takes the place of the handler that Vert.x has for it, once a connection.
 */
final class Idle extends IdleStateHandler {

    /** The name that Vert.x gives it. */
    private static final String HANDLER = "idle";
    private static final AttributeKey<Idle> KEY = AttributeKey.valueOf(Idle.class, HANDLER);

    /** Requests of this connection that are worked on. */
    private final AtomicInteger requests = new AtomicInteger();

    private Idle(IdleStateHandler like) {
        super(like.getReaderIdleTimeInMillis(), like.getWriterIdleTimeInMillis(), like.getAllIdleTimeInMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing is too long until this request is answered. To be called on the event loop. */
    static void pause(RoutingContext context) {
        var idle = of(((ConnectionBase) context.request().connection()).channel());
        if (idle != null) {
            idle.requests.incrementAndGet();
            context.addEndHandler(ended -> idle.requests.decrementAndGet());
        }
    }

    /** Null where silence is not limited. */
    private static Idle of(Channel channel) {
        var known = channel.attr(KEY).get();
        if (known == null && channel.pipeline().get(HANDLER) instanceof IdleStateHandler handler) {
            known = new Idle(handler);
            channel.pipeline().replace(HANDLER, HANDLER, known);
            channel.attr(KEY).set(known);
        }
        return known;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) throws Exception {
        if (requests.get() == 0) {
            super.channelIdle(context, event);
        }
    }
}
