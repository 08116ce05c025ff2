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

    public Page<Found> find(Wanted wanted, PageParams params) {
        return search.find(sight(), wanted, params);
    }

    /** 404 where the reader's sight ends. */
    public Found one(long id) {
        return search.one(sight(), id).orElseThrow(ProblemType.NOT_FOUND::raise);
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
        log.record("audit.exported", new RecordRef("audit", "log"), null, null, Map.of("lines", head.size(), "whole", sight.all() && wanted.anything()));
        return out -> search.export(sight, wanted, head, out);
    }

    private Sight sight() {
        var who = actor.get();
        return new Sight(who.reach(Permission.AUDIT_READ).all(), who.accountId(), who.may(Permission.AUDIT_SECURITY));
    }
}
