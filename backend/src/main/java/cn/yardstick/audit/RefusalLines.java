package cn.yardstick.audit;

import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.problem.Refusals;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A line for each refusal: who tried what. */
@ApplicationScoped
class RefusalLines implements Refusals {

    private static final int LONGEST = 300;

    private final AuditLog log;

    RefusalLines(AuditLog log) {
        this.log = log;
    }

    @Override
    public Runnable line(String method, String path, ProblemType problem) {
        var who = log.caller();
        var shown = path.substring(0, Math.min(path.length(), LONGEST));
        var parts = shown.split("/");
        var collection = parts.length > 3 ? parts[3].substring(0, Math.min(parts[3].length(), 64)) : "none";
        return () -> QuarkusTransaction.requiringNew().run(() -> log.recordAs(who, "access.refused", new RecordRef("refusal", collection), null, null,
                Map.of("method", method, "path", shown, "problem", problem.type())));
    }
}
