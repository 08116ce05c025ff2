package cn.yardstick.identity;

import cn.yardstick.platform.http.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who acts in the present request. */
@RequestScoped
public class CurrentActor implements Caller {

    static final String ATTRIBUTE = "yardstick.actor";

    private static final int LONGEST_DEVICE = 200;
    private static final int LONGEST_ASKED = 64;
    private static final int MOST_ASKED = 16;
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final SecurityIdentity identity;
    private final CurrentVertxRequest vertx;
    private final Actors actors;
    private Actor assumed;
    private Capacity capacity;

    CurrentActor(SecurityIdentity identity, CurrentVertxRequest vertx, Actors actors) {
        this.identity = identity;
        this.vertx = vertx;
        this.actors = actors;
    }

    /** The actor, or one without any right where nobody is signed in. */
    public Actor get() {
        if (assumed != null) {
            return assumed;
        }
        Actor actor = identity.getAttribute(ATTRIBUTE);
        return actor == null ? Actor.NOBODY : actor;
    }

    /** Work of the service itself under somebody's account, as when the demo bureau is made; never within a web request. */
    public void assume(long accountId) {
        if (vertx.getCurrent() != null) {
            throw new IllegalStateException("a web request acts as who signed in");
        }
        this.assumed = actors.of(accountId);
    }

    /** Decides such a matter from here on: as oneself, or as the deputy of a leader, which the record then says. Refused where it is one's own, proposed by oneself, or out of reach. */
    public void decide(String permission, Matter matter) {
        this.capacity = get().decidingAs(permission, matter);
        if (capacity == null) {
            throw get().refusal(permission, matter).raise();
        }
    }

    /** What is, for the record; with the leader as whose deputy it was decided in this request, where it was as one. */
    public Map<String, Object> said(Map<String, ?> after) {
        return capacity == null ? Map.copyOf(after) : capacity.said(after);
    }

    @Override
    public long accountId() {
        return get().accountId();
    }

    @Override
    public String name() {
        return get().displayName();
    }

    @Override
    public String actingAs() {
        return get().roles();
    }

    @Override
    public String deputyOf() {
        return capacity == null ? null : capacity.deputyOf();
    }

    @Override
    public Map<String, String> asked() {
        var asked = new TreeMap<String, String>();
        if (vertx.getCurrent() != null) {
            vertx.getCurrent().queryParams().entries().stream().filter(one -> !PAGING.contains(one.getKey()) && one.getKey().matches("[A-Za-z]{1,32}")).limit(MOST_ASKED)
                    .forEach(one -> asked.put(one.getKey(), one.getValue().substring(0, Math.min(one.getValue().length(), LONGEST_ASKED))));
        }
        return asked;
    }

    @Override
    public String address() {
        var request = vertx.getCurrent();
        var remote = request == null ? null : request.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }

    /** What the caller's program says it is, at most 200 characters; null where it says nothing. */
    String device() {
        var request = vertx.getCurrent();
        var agent = request == null ? null : request.request().getHeader("User-Agent");
        return agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST_DEVICE));
    }
}
