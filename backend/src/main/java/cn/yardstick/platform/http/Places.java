package cn.yardstick.platform.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * How many requests are worked on at once (docs/adr/0018). Whoever finds no place is refused at once: what the service has
 * taken on, it answers soon, and nothing ever queues without bound. Health has places of its own.
 */
@ApplicationScoped
class Places {

    private static final String PLACE = Places.class.getName();
    private static final int FOR_HEALTH = 16;
    /** Streams of notices wait without a worker, and would eat up the places of those who work. */
    private static final int FOR_STREAMS = 2_000;
    private static final long BETWEEN_SWEEPS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What a request is. */
    enum Kind {
        WORK, HEALTH, STREAM
    }

    /** One request's place. Who hung up keeps it as long as a worker is at it, or waits for one: else hanging up would make a queue. */
    private static final class Place {
        private final HttpServerResponse response;
        private final Set<Place> among;
        private volatile boolean working;

        Place(HttpServerResponse response, Set<Place> among) {
            this.response = response;
            this.among = among;
        }

        boolean isOver() {
            return !working && (response.ended() || response.closed());
        }
    }

    private final int all;
    private final Set<Place> taken = ConcurrentHashMap.newKeySet();
    private final Set<Place> takenByHealth = ConcurrentHashMap.newKeySet();
    private final Set<Place> takenByStreams = ConcurrentHashMap.newKeySet();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    Places(@ConfigProperty(name = "yardstick.requests-at-once") int all) {
        this.all = all;
    }

    /** False: there is no place. */
    boolean take(RoutingContext context, Kind kind) {
        var among = switch (kind) {
            case WORK -> taken;
            case HEALTH -> takenByHealth;
            case STREAM -> takenByStreams;
        };
        var most = switch (kind) {
            case WORK -> all;
            case HEALTH -> FOR_HEALTH;
            case STREAM -> FOR_STREAMS;
        };
        if (among.size() >= most) {
            sweep(among);
        }
        var place = new Place(context.response(), among);
        if (among.size() >= most || !among.add(place)) {
            return false;
        }
        context.put(PLACE, place);
        context.addEndHandler(ended -> {
            if (!place.working) {
                among.remove(place);
            }
        });
        return true;
    }

    /** Not every way that a connection can break is told. */
    private void sweep(Set<Place> among) {
        var last = swept.get();
        if (System.nanoTime() - last > BETWEEN_SWEEPS && swept.compareAndSet(last, System.nanoTime())) {
            among.removeIf(Place::isOver);
        }
    }

    /** Requests that are worked on now. */
    int taken() {
        taken.removeIf(Place::isOver);
        return taken.size();
    }

    @ServerRequestFilter(preMatching = true)
    void begins(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        Place place = context.get(PLACE);
        if (place != null) {
            place.working = true;
            ((ResteasyReactiveRequestContext) request.getServerRequestContext()).registerCompletionCallback(failed -> {
                place.working = false;
                if (place.isOver()) {
                    place.among.remove(place);
                }
            });
        }
    }
}
