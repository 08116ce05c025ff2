package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The owner's dealings with the own second factor; each proves the password first, and the present factor where there is one. */
@ApplicationScoped
public class OwnFactor {

    /** {@code required}: by a role; {@code since} null while there is none. */
    public record FactorView(boolean required, boolean enrolled, Instant since, int recoveryCodesLeft) {
    }

    /** A secret in base32, and the same as the address that authenticators read. */
    public record Offer(String secret, String uri) {
    }

    private record Present(String username, String hash, boolean enrolled) {
    }

    private final EntityManager em;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final SignInBrake brake;
    private final Actors actors;
    private final CurrentActor actor;
    private final AuditLog audit;

    OwnFactor(EntityManager em, AccountRepository accounts, Passwords passwords, Factors factors, RecoveryCodes codes, SignInBrake brake, Actors actors, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.codes = codes;
        this.brake = brake;
        this.actors = actors;
        this.actor = actor;
        this.audit = audit;
    }

    @Transactional
    public FactorView get() {
        var account = accounts.known(actor.accountId());
        var factor = em.find(SecondFactor.class, account.id());
        var enrolled = factor != null && factor.enrolled();
        return new FactorView(account.needsFactor(), enrolled, enrolled ? factor.since() : null, codes.left(account.id()));
    }

    /** A new secret, which counts once it is confirmed; until then the present one does. */
    public Offer offer(String password, String otp) {
        var username = prove(password, otp);
        var secret = QuarkusTransaction.requiringNew().call(() -> {
            record("factor.offered");
            return factors.offer(actor.accountId());
        });
        return new Offer(secret, "otpauth://totp/Yardstick:" + URLEncoder.encode(username, StandardCharsets.UTF_8) + "?secret=" + secret + "&issuer=Yardstick");
    }

    /** From now on the offered one counts; answers the recovery codes, which are shown this once. */
    public List<String> confirm(String otp) {
        var username = QuarkusTransaction.requiringNew().call(() -> accounts.known(actor.accountId()).username());
        var made = brake.begin(username);
        var shown = QuarkusTransaction.requiringNew().call(() -> {
            if (!factors.confirm(actor.accountId(), otp)) {
                return null;
            }
            record("factor.enrolled");
            actors.forgetAll();
            return codes.renew(actor.accountId());
        });
        if (shown == null) {
            brake.refused(made, "factor-confirmation");
            throw wrongCode();
        }
        brake.withdraw(made);
        return shown;
    }

    /** New recovery codes in place of the old ones, shown this once. */
    public List<String> renewCodes(String password, String otp) {
        prove(password, otp);
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!factors.enrolled(actor.accountId())) {
                throw ProblemType.CONFLICT.raise("尚未设置动态口令。", "There is no second factor yet.");
            }
            record("factor.recovery-codes-renewed");
            return codes.renew(actor.accountId());
        });
    }

    /** 409 where a role needs it. */
    public void remove(String password, String otp) {
        prove(password, otp);
        QuarkusTransaction.requiringNew().run(() -> {
            if (accounts.known(actor.accountId()).needsFactor()) {
                throw ProblemType.CONFLICT.raise("所任角色必须使用动态口令。", "A role of yours needs the second factor.");
            }
            factors.remove(actor.accountId());
            record("factor.removed");
        });
    }

    /** Answers the user name. Whoever has a stolen token guesses no better here than at the sign-in. */
    private String prove(String password, String otp) {
        var present = QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.known(actor.accountId());
            return new Present(account.username(), account.passwordHash(), factors.enrolled(account.id()));
        });
        var made = brake.begin(present.username());
        if (!passwords.matches(password, present.hash())) {
            brake.refused(made, "factor");
            throw ProblemType.NOT_ACCEPTED.raise("口令不正确。", "The password is wrong.").at("/currentPassword");
        }
        var check = !present.enrolled() ? Factors.Check.RIGHT : otp == null || otp.isBlank() ? Factors.Check.USED_BEFORE : factors.use(actor.accountId(), otp);
        if (check == Factors.Check.WRONG) {
            brake.refused(made, "factor");
        } else {
            brake.withdraw(made);
        }
        if (check != Factors.Check.RIGHT) {
            throw wrongCode();
        }
        return present.username();
    }

    private static RuntimeException wrongCode() {
        return ProblemType.NOT_ACCEPTED.raise("动态口令不正确或已使用过，请输入最新的一个。", "The code is wrong or was used: enter the newest one.").at("/otp");
    }

    private void record(String action) {
        audit.record(action, new RecordRef("account", actor.accountId()), null, null, null);
    }
}
