package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The change of one's own password. What is slow is done outside of the transaction. */
@ApplicationScoped
public class OwnPassword {

    private record Present(String username, String hash, List<String> earlier) {
    }

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final EarlierPasswords earlier;
    private final SignInBrake brake;
    private final Sessions sessions;
    private final CurrentActor actor;
    private final AuditLog audit;

    OwnPassword(AccountRepository accounts, Passwords passwords, EarlierPasswords earlier, SignInBrake brake, Sessions sessions, CurrentActor actor, AuditLog audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.earlier = earlier;
        this.brake = brake;
        this.sessions = sessions;
        this.actor = actor;
        this.audit = audit;
    }

    /** Every session ends, so that no token from before is worth anything, and a new one begins; 422 for what is not acceptable, 429 after too many wrong ones. */
    public Sessions.Tokens change(String current, String next) {
        var present = QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.known(actor.accountId());
            return new Present(account.username(), account.passwordHash(), earlier.hashes(account.id()));
        });
        verify(present.username(), present.hash(), current);
        passwords.check(next, present.username(), "/newPassword");
        if (passwords.matches(next, present.hash()) || present.earlier().stream().anyMatch(hash -> passwords.matches(next, hash))) {
            throw ProblemType.NOT_ACCEPTED.raise("新口令不得与最近用过的五个口令相同。", "The new password must differ from the last five.").at("/newPassword");
        }
        var hash = passwords.hash(next);
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.locked(actor.accountId());
            if (!account.passwordHash().equals(present.hash())) {
                throw ProblemType.CONFLICT.raise();
            }
            earlier.keep(account);
            account.changePassword(hash, false);
            sessions.endAllOf(account.id(), null);
            audit.record("account.password-changed", new RecordRef("account", account.id()), null, null, null);
            return sessions.open(account);
        });
    }

    /** Whoever has a stolen token guesses no better here than at the sign-in. */
    private void verify(String username, String hash, String current) {
        var made = brake.begin(username);
        if (!passwords.matches(current, hash)) {
            brake.refused(made, "password-change");
            throw ProblemType.NOT_ACCEPTED.raise("原口令不正确。", "The current password is wrong.").at("/currentPassword");
        }
        brake.withdraw(made);
    }
}
