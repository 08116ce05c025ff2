package cn.yardstick.notice;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who listens: no notice comes twice, though it may be found by two ways. */
final class Listener {

    private final long accountId;
    private final Long officerId;
    private final String sessionId;
    private final Instant until;
    private final MultiEmitter<? super Signal> emitter;
    private final Set<Long> told = ConcurrentHashMap.newKeySet();
    private int quietLooks;

    Listener(long accountId, Long officerId, String sessionId, Instant until, MultiEmitter<? super Signal> emitter) {
        this.accountId = accountId;
        this.officerId = officerId;
        this.sessionId = sessionId;
        this.until = until;
        this.emitter = emitter;
    }

    void tell(NoticeView notice) {
        if (told.add(notice.id())) {
            emitter.emit(new Signal(notice));
            quietLooks = 0;
        }
    }

    /** Told after each look: says something at every so many, so that nobody on the way takes the connection for dead. */
    void looked(int quietFor) {
        if (++quietLooks >= quietFor) {
            stillHere();
        }
    }

    void stillHere() {
        emitter.emit(new Signal(null));
        quietLooks = 0;
    }

    void end() {
        emitter.complete();
    }

    long accountId() {
        return accountId;
    }

    Long officerId() {
        return officerId;
    }

    String sessionId() {
        return sessionId;
    }

    Instant until() {
        return until;
    }
}
