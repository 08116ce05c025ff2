package cn.yardstick.audit;

import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.platform.http.Caller;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.time.BureauTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who did what, when and why: a line is written in the transaction of the change it tells of, or not at all. */
@ApplicationScoped
public class AuditLog {

    private static final int ROWS_PER_INSERT = 1_000;

    private final EntityManager em;
    private final Caller caller;
    private final BureauTime time;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    AuditLog(EntityManager em, Caller caller, BureauTime time, ObjectMapper json) {
        this.em = em;
        this.caller = caller;
        this.time = time;
        this.json = json;
    }

    /**
     * Adds a line; only inside the transaction of the change.
     *
     * @param action for example {@code score-entry.confirmed}
     * @param reason as given by the actor, or null
     * @param before small picture of what was, without personal data, or null; numbers in it are whole
     * @param after  small picture of what is, without personal data, or null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, RecordRef record, String reason, Object before, Object after) {
        recordAs(Who.of(caller), action, record, reason, before, after);
    }

    /** As {@link #record}, about a record that concerns these officers. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAbout(Collection<Long> officers, String action, RecordRef record, String reason, Object before, Object after) {
        concerns(line(Who.of(caller), action, record, reason, before, after), officers);
    }

    /** As {@link #record}, where the actor is not the caller yet, as in signing in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAs(Who who, String action, RecordRef record, String reason, Object before, Object after) {
        var line = line(who, action, record, reason, before, after);
        if (record.officerId() != null) {
            concerns(line, List.of(record.officerId()));
        }
    }

    private AuditLine line(Who who, String action, RecordRef record, String reason, Object before, Object after) {
        var salt = new byte[16];
        random.nextBytes(salt);
        var line = new AuditLine(time.now(), who, action, record, reason, text(before), text(after), salt);
        em.persist(line);
        em.createNativeQuery("INSERT INTO audit_pending (line_id) VALUES (?1)").setParameter(1, line.id()).executeUpdate();
        return line;
    }

    /** The line is found by these officers as well. */
    private void concerns(AuditLine line, Collection<Long> officers) {
        var all = officers.stream().distinct().toList();
        for (int from = 0; from < all.size(); from += ROWS_PER_INSERT) {
            var ids = all.subList(from, Math.min(all.size(), from + ROWS_PER_INSERT));
            var insert = em.createNativeQuery("INSERT INTO audit_officer (officer_id, line_id) VALUES " + String.join(",", Collections.nCopies(ids.size(), "(?, ?)")));
            for (int i = 0; i < ids.size(); i++) {
                insert.setParameter(2 * i + 1, ids.get(i)).setParameter(2 * i + 2, line.id());
            }
            insert.executeUpdate();
        }
    }

    /** Who calls. */
    public Who caller() {
        return Who.of(caller);
    }

    /**
     * A look at what is about others: one line for a request, which names them all and what was asked for. Nothing is written
     * where nobody else is in it. What cannot be written is not shown: this is in the transaction that reads.
     *
     * @param seen   the record, or {@code many} of its type where it was a list
     * @param others officers other than the reader
     */
    @Transactional
    public void look(String action, RecordRef seen, Collection<Long> others) {
        var ids = others.stream().distinct().sorted().toList();
        if (!ids.isEmpty()) {
            var told = new LinkedHashMap<String, Object>(Map.of("officers", ids.stream().map(String::valueOf).toList(), "count", ids.size()));
            if (!caller.asked().isEmpty()) {
                told.put("asked", caller.asked());
            }
            recordAbout(ids, action, seen, null, null, told);
        }
    }

    /**
     * Everything that happened to a record, in order. Who looked at it is for the auditor; officers alone are told who looked at
     * their personal data and results (PIPL art. 45).
     */
    @Transactional
    public Page<HistoryLine> history(RecordRef record, PageParams params) {
        return Listing.of(em, AuditLine.class)
                .where("e.recordType = :type and e.recordId = :record and e.action not like '%.history-read' and (e.recordType = 'officer' or e.action not like '%-read')", "type", record.type(), "record", record.id())
                .page(params, "id", Order.ASC, AuditLine::id).map(AuditLine::view)
                .map(line -> new HistoryLine(Long.toString(line.id()), line.at(), line.by(), line.action(), line.reason(), tree(line.before()), tree(line.after())));
    }

    private String text(Object picture) {
        try {
            return picture == null ? null : CanonicalJson.write(CanonicalJson.parse(json.writeValueAsString(picture)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no picture of a record", e);
        }
    }

    private JsonNode tree(String picture) {
        try {
            return picture == null ? null : json.readTree(picture);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored line cannot be read", e);
        }
    }
}
