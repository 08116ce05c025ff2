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
import java.util.Map;

/** Who did what, when and why: a line is written in the transaction of the change it tells of, or not at all. */
@ApplicationScoped
public class AuditLog {

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

    /** As {@link #record}, where the actor is not the caller yet, as in signing in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAs(Who who, String action, RecordRef record, String reason, Object before, Object after) {
        var salt = new byte[16];
        random.nextBytes(salt);
        var line = new AuditLine(time.now(), who, action, record, reason, text(before), text(after), salt);
        em.persist(line);
        em.createNativeQuery("INSERT INTO audit_pending (line_id) VALUES (?1)").setParameter(1, line.id()).executeUpdate();
    }

    /** Who calls. */
    public Who caller() {
        return Who.of(caller);
    }

    /**
     * A look at scores of other officers by name: one line for a page, which names them all. It stands in the history of the
     * officer where there is one only, and nothing is written for none.
     */
    @Transactional
    public void look(String action, Collection<Long> others) {
        var names = others.stream().distinct().sorted().map(String::valueOf).toList();
        if (!names.isEmpty()) {
            record(action, new RecordRef("officer", names.size() == 1 ? names.getFirst() : "many"), null, null, Map.of("officers", names));
        }
    }

    /** Everything that happened to a record, in order. */
    @Transactional
    public Page<HistoryLine> history(RecordRef record, PageParams params) {
        return Listing.of(em, AuditLine.class)
                .where("e.recordType = :type and e.recordId = :record", "type", record.type(), "record", record.id())
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
