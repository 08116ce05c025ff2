package cn.yardstick.notice;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.OwnSessions;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Application;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Notices as they come. While somebody listens, this instance looks once a second what is new, by one statement for all its
 * listeners, and whose session has ended, by another. A stream ends with its session, with its access token, and when the
 * service stops; whoever listens comes back with the last id and misses nothing.
 */
@ApplicationScoped
public class NoticeStreams {

    private static final Logger LOG = Logger.getLogger(NoticeStreams.class);
    private static final int OF_ONE_ACCOUNT = 3;
    private static final int MOST_MISSED = 200;
    private static final int HEARTBEAT_SECONDS = 15;

    private final EntityManager em;
    private final OwnSessions sessions;
    private final CurrentActor actor;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final NewNotices news;
    private final BureauTime time;
    private ScheduledFuture<?> looking;

    NoticeStreams(EntityManager em, OwnSessions sessions, CurrentActor actor, NewNotices news, BureauTime time) {
        this.em = em;
        this.sessions = sessions;
        this.actor = actor;
        this.news = news;
        this.time = time;
    }

    /**
     * The notices of the present person from now on, and before them those that came after {@code lastId} (null: none).
     *
     * @param until when the stream ends at the latest
     * @throws cn.yardstick.platform.problem.ProblemException 429 where this account listens three times already
     */
    public Multi<Signal> listen(String sessionId, Long lastId, Instant until) {
        var account = actor.accountId();
        if (listeners.stream().filter(one -> one.accountId() == account).count() >= OF_ONE_ACCOUNT) {
            throw ProblemType.TOO_MANY.raise("此账号已打开三个通知流。", "This account listens three times already.").retryAfter(60);
        }
        var officer = actor.get().officerId();
        return Multi.createFrom().<Signal>emitter(emitter -> {
            var listener = new Listener(account, officer, sessionId, until, emitter);
            emitter.onTermination(() -> leave(listener));
            listener.stillHere();
            join(listener);
            if (lastId != null) {
                missed(account, officer, lastId).forEach(listener::tell);
            }
            if (!until.isAfter(time.now())) {
                listener.end();
            }
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private synchronized void join(Listener listener) {
        listeners.add(listener);
        if (looking == null) {
            QuarkusTransaction.requiringNew().run(news::begin);
            looking = Infrastructure.getDefaultWorkerPool().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look() {
        try {
            if (!Application.currentApplication().isStarted()) {
                listeners.forEach(Listener::end);
                return;
            }
            var found = QuarkusTransaction.requiringNew().call(news::next);
            var living = QuarkusTransaction.requiringNew().call(() -> sessions.livingAmong(listeners.stream().map(Listener::sessionId).collect(Collectors.toSet())));
            var now = time.now();
            for (var listener : listeners) {
                if (!living.contains(listener.sessionId()) || !listener.until().isAfter(now)) {
                    listener.end();
                } else {
                    found.stream().filter(one -> one.isFor(listener.accountId(), listener.officerId())).map(Notice::view).forEach(listener::tell);
                    listener.looked(HEARTBEAT_SECONDS);
                }
            }
        } catch (RuntimeException e) {
            // The database was away for a moment: the next look sees the same again.
            LOG.warn("no look at new notices", e);
        }
    }

    private List<NoticeView> missed(long account, Long officer, long lastId) {
        return QuarkusTransaction.requiringNew().call(() -> em.createQuery("select n from Notice n where n.id > :last and (n.accountId = :account or n.officerId = :officer) order by n.id", Notice.class)
                .setParameter("last", lastId).setParameter("account", account).setParameter("officer", officer == null ? 0L : officer).setMaxResults(MOST_MISSED).getResultList().stream().map(Notice::view).toList());
    }
}
