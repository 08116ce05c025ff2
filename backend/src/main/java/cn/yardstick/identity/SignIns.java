package cn.yardstick.identity;

import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** What an account's owner is shown of tries to sign in with it. */
@ApplicationScoped
public class SignIns {

    /** {@code address} and {@code device} as the service saw them; {@code device} may be null. */
    public record SignInView(String id, Instant at, SignInOutcome outcome, String address, String device) {
    }

    /** As a session was told when it began; {@code previousAt} null: never before. */
    public record Told(Instant previousAt, int refusedSince) {
    }

    private final EntityManager em;
    private final CurrentActor actor;

    SignIns(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    /** One's own, the newest first; those of the last half year. */
    @Transactional
    public Page<SignInView> own(PageParams params) {
        return Listing.of(em, SignInTry.class).where("e.accountId = :account and e.outcome <> :pending", "account", actor.accountId(), "pending", SignInOutcome.PENDING)
                .page(params, "id", Order.DESC, SignInTry::id).map(one -> new SignInView(one.id().toString(), one.at(), one.outcome(), one.address(), one.device()));
    }

    @Transactional
    public Told told(String sessionId) {
        var session = em.find(Session.class, sessionId);
        return new Told(session.previousAt(), session.refusedSince());
    }
}
