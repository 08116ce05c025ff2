package cn.yardstick.trail;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.AuditProofs;
import cn.yardstick.audit.AuditSearch;
import cn.yardstick.audit.AuditSearch.Found;
import cn.yardstick.audit.AuditSearch.Sight;
import cn.yardstick.audit.AuditSearch.Wanted;
import cn.yardstick.audit.HeadView;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** The audit log as far as the reader may see it: all of it, security events, or the own actions. */
@ApplicationScoped
public class Trail {

    /** Writes an export; what it may hold was settled when it was asked for. */
    public interface Export {
        void write(Writer out) throws IOException;
    }

    private static final RecordRef WHOLE = new RecordRef("audit", "log");

    private final AuditSearch search;
    private final AuditProofs proofs;
    private final AuditLog log;
    private final CurrentActor actor;

    Trail(AuditSearch search, AuditProofs proofs, AuditLog log, CurrentActor actor) {
        this.search = search;
        this.proofs = proofs;
        this.log = log;
        this.actor = actor;
    }

    /** The newest first; whoever sees what others did is on record as well. */
    @Transactional
    public Page<Found> find(Wanted wanted, PageParams params) {
        var page = search.find(sight(), wanted, params);
        var others = page.items().stream().filter(this::byAnother).count();
        if (others > 0) {
            log.record("audit.lines-read", WHOLE, null, null, Map.of("count", others, "asked", actor.asked()));
        }
        return page;
    }

    /** 404 where the reader's sight ends; whoever sees what somebody else did is on record as well. */
    @Transactional
    public Found one(long id) {
        var found = search.one(sight(), id).orElseThrow(ProblemType.NOT_FOUND::raise);
        if (byAnother(found)) {
            log.record("audit.line-read", new RecordRef("audit", id), null, null, null);
        }
        return found;
    }

    private boolean byAnother(Found found) {
        return !Long.valueOf(actor.accountId()).equals(found.line().accountId());
    }

    /** 404 where the reader's sight ends; 409 while no head covers the line yet. */
    @Transactional
    public AuditProofs.Inclusion proof(long id) {
        return proofs.inclusion(one(id).line());
    }

    /** Against the newest head; that it was taken away is written down. */
    @Transactional
    public Export export(Wanted wanted) {
        var sight = sight();
        HeadView head = proofs.newest();
        log.record("audit.exported", WHOLE, null, null, Map.of("lines", head.size(), "whole", sight.all() && wanted.anything(), "asked", actor.asked()));
        return out -> search.export(sight, wanted, head, out);
    }

    private Sight sight() {
        var who = actor.get();
        return new Sight(who.may(Permission.AUDIT_ALL), who.accountId(), who.may(Permission.AUDIT_SECURITY));
    }
}
