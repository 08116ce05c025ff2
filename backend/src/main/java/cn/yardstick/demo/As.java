package cn.yardstick.demo;

import cn.yardstick.identity.CurrentActor;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Work of the demo under an account, in a transaction and a request of its own. */
@ApplicationScoped
class As {

    private final CurrentActor actor;

    As(CurrentActor actor) {
        this.actor = actor;
    }

    /** {@code accountId} 0: the service itself. */
    <T> T account(long accountId, Callable<T> work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return QuarkusTransaction.requiringNew().timeout(300).call(() -> {
                if (accountId != 0) {
                    actor.assume(accountId);
                }
                return work.call();
            });
        } finally {
            context.terminate();
        }
    }
}
