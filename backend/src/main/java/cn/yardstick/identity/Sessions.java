package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.audit.Who;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signing in and out: short access tokens, and refresh tokens that are used once: one that comes again ends its session, unless only the answer was lost. */
@ApplicationScoped
public class Sessions {

    public static final Duration ACCESS = Duration.ofMinutes(10);
    public static final Duration LIFE = Duration.ofHours(12);
    /** How long after its use the last refresh token may come again, because the answer to it was lost on the way. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** What a sign-in or a refresh hands out. */
    public record Tokens(String access, String refresh, boolean mustChangePassword, boolean mustEnrolFactor) {
    }

    private final EntityManager em;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final SignInBrake brake;
    private final Actors actors;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final TokenKeys keys;
    private final SecureRandom random = new SecureRandom();

    Sessions(EntityManager em, AccountRepository accounts, Passwords passwords, Factors factors, SignInBrake brake, Actors actors, CurrentActor actor, AuditLog audit, BureauTime time,
            TokenKeys keys) {
        this.keys = keys;
        this.em = em;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.brake = brake;
        this.actors = actors;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /**
     * @param otp code of the second factor or a recovery code, where the account has a factor; or null
     * @throws cn.yardstick.platform.problem.ProblemException 401 for wrong credentials, an unknown name and a locked account alike, and of its own type where the password is right but the
     *         factor is missing, wrong or used; 429 after too many failures
     */
    public Tokens signIn(String username, String password, String otp) {
        var made = brake.begin(username);
        var found = QuarkusTransaction.requiringNew().call(() -> credentials(made.accountId()));
        var right = passwords.matches(password, found == null ? null : found.hash());
        if (!right || found.locked()) {
            brake.refused(made, "sign-in");
            throw ProblemType.WRONG_CREDENTIALS.raise();
        }
        if (found.enrolled()) {
            checkFactor(made, found.accountId(), otp);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            brake.passed(made);
            return open(accounts.known(found.accountId()));
        });
    }

    private void checkFactor(SignInBrake.Try made, long accountId, String otp) {
        if (otp == null || otp.isBlank()) {
            brake.asked(made);
            throw ProblemType.FACTOR_NEEDED.raise();
        }
        switch (factors.use(accountId, otp.strip())) {
            case RIGHT -> { }
            case USED_BEFORE -> {
                brake.asked(made);
                throw ProblemType.FACTOR_NEEDED.raise("该动态口令已使用过，请等待下一个。", "This code was used: wait for the next one.").at("/otp");
            }
            case WRONG -> {
                brake.refused(made, "second-factor");
                throw ProblemType.FACTOR_NEEDED.raise("动态口令不正确。", "The code is wrong.").at("/otp");
            }
        }
    }

    /** A new session of an account whose owner has just proved to be it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tokens open(Account account) {
        return tokens(account, opened(account));
    }

    /** A new session of an account that the bureau's identity provider vouches for. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tokens openByProvider(Account account) {
        var session = opened(account);
        session.vouchedFor();
        return tokens(account, session);
    }

    private Session opened(Account account) {
        var now = time.now();
        var session = new Session(UUID.randomUUID().toString(), account.id(), now, now.plus(LIFE), actor.address(), actor.device());
        session.tell(account.lastSignInAt(), refusedSince(account));
        em.persist(session);
        // Not through the entity: signing in twenty times at once must not collide on its version.
        em.createQuery("update Account a set a.lastSignInAt = :now where a.id = :id").setParameter("now", now).setParameter("id", account.id()).executeUpdate();
        audit.recordAs(new Who(account.id(), account.displayName(), null, null, actor.address()), "session.opened", new RecordRef("account", account.id()), null, null, Map.of("username", account.username()));
        return session;
    }

    private int refusedSince(Account account) {
        return em.createQuery("select count(t) from SignInTry t where t.accountId = :account and t.outcome in (:bad) and (:since is null or t.at > :since)", Long.class)
                .setParameter("account", account.id()).setParameter("bad", List.of(SignInOutcome.REFUSED, SignInOutcome.FACTOR_ASKED)).setParameter("since", account.lastSignInAt())
                .getSingleResult().intValue();
    }

    /** Null for no account, by the same statements. */
    private Credentials credentials(Long accountId) {
        var id = accountId == null ? 0 : accountId;
        var account = em.find(Account.class, id);
        var enrolled = factors.enrolled(id);
        return account == null ? null : new Credentials(id, account.passwordHash(), account.locked(), enrolled);
    }

    private record Credentials(long accountId, String hash, boolean locked, boolean enrolled) {
    }

    /**
     * A new pair for a refresh token that was not used before. The last one that was used gets another pair within {@link #GRACE} from whoever knows the key that it was used with, as long as
     * nobody came with its successor, which is worth nothing from then on; any other used one ends its session.
     *
     * @param renewalKey a secret made up for this renewal; null for none
     */
    public Tokens refresh(String refreshToken, String renewalKey) {
        var hash = refreshToken == null ? null : TextDigest.of(refreshToken);
        var sessionId = hash == null ? null : QuarkusTransaction.requiringNew().call(() -> sessionOf(hash));
        var tokens = sessionId == null ? null : QuarkusTransaction.requiringNew().call(() -> goOn(sessionId, hash, renewalKey == null ? null : TextDigest.of(renewalKey)));
        if (tokens == null) {
            // Only a token of ours can have ended a session: nobody empties what is remembered with made-up ones.
            if (sessionId != null) {
                actors.forgetAll();
            }
            throw ProblemType.NOT_SIGNED_IN.raise();
        }
        return tokens;
    }

    private String sessionOf(byte[] hash) {
        var token = em.find(RefreshToken.class, hash);
        return token == null ? null : token.sessionId();
    }

    /** Null where the session does not go on. It is locked before any of its tokens, so that two who come at once wait for each other. */
    private Tokens goOn(String sessionId, byte[] hash, byte[] key) {
        var session = em.find(Session.class, sessionId, LockModeType.PESSIMISTIC_WRITE);
        var token = session == null ? null : em.find(RefreshToken.class, hash, LockModeType.PESSIMISTIC_WRITE);
        if (token == null) {
            return null;
        }
        var now = time.now();
        var account = accounts.known(session.accountId());
        if (token.used() && !(token.usedWith(key) && answerWasLost(token, session, now))) {
            session.end(now);
            audit.record("session.refresh-reused", new RecordRef("account", account.id()), null, null, null);
            return null;
        }
        if (!session.lives(now) || account.locked()) {
            return null;
        }
        if (token.used()) {
            em.createQuery("update RefreshToken t set t.usedAt = :now where t.sessionId = :session and t.usedAt is null").setParameter("now", now).setParameter("session", sessionId).executeUpdate();
        } else {
            token.use(now, key);
            session.renew(now);
        }
        return tokens(account, session);
    }

    /** Nobody has come with its successor yet: the session was not renewed since. */
    private static boolean answerWasLost(RefreshToken token, Session session, Instant now) {
        return token.usedAt().equals(session.renewedAt()) && now.isBefore(token.usedAt().plus(GRACE));
    }

    /** Signs out: access and refresh tokens of the session are worth nothing from now on. */
    @Transactional
    public void end(String sessionId) {
        end(em.find(Session.class, sessionId));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(Session session) {
        session.end(time.now());
        audit.record("session.ended", new RecordRef("account", session.accountId()), null, null, null);
        actors.forgetAll();
    }

    /** Ends the sessions of an account, but for one that may be null. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endAllOf(long accountId, String butFor) {
        em.createQuery("update Session s set s.endedAt = :now where s.accountId = :account and s.endedAt is null and s.id <> :kept")
                .setParameter("now", time.now()).setParameter("account", accountId).setParameter("kept", butFor == null ? "" : butFor).executeUpdate();
        actors.forgetAll();
    }

    private Tokens tokens(Account account, Session session) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var refresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        em.persist(new RefreshToken(TextDigest.of(refresh), session.id()));
        Instant now = time.now();
        var access = keys.sign(Jwt.subject(account.id().toString()).upn(account.username()).claim("sid", session.id()).claim("jti", UUID.randomUUID().toString())
                .issuer("yardstick").audience("yardstick").issuedAt(now).expiresAt(now.plus(ACCESS)));
        return new Tokens(access, refresh, account.mustChangePassword() && !session.byProvider(), account.needsFactor() && !factors.enrolled(account.id()));
    }
}
