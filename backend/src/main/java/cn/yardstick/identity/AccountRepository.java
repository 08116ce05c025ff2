package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Stored accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepository<Account> {

    /** In SQL, as {@link TokenKeys} reads: every start asks. */
    boolean none() {
        return getEntityManager().createNativeQuery("SELECT 1 FROM account LIMIT 1").getResultList().isEmpty();
    }

    Optional<Account> named(String username) {
        return find("username", username).firstResultOptional();
    }

    Account known(long id) {
        return findByIdOptional(id).orElseThrow(ProblemType.NOT_FOUND::raise);
    }

    Account locked(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ProblemType.NOT_FOUND::raise);
    }
}
