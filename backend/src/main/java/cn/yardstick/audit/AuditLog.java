package cn.yardstick.audit;

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

/** Who did what, when and why: a line is written in the transaction of the change it tells of, or not at all. */
@ApplicationScoped
public class AuditLog {

    private final EntityManager em;
    private final Caller caller;
    private final BureauTime time;
    private final ObjectMapper json;

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
     * @param before small picture of what was, without personal data, or null
     * @param after  small picture of what is, without personal data, or null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, RecordRef record, String reason, Object before, Object after) {
        em.persist(new AuditLine(time.now(), caller, action, record, reason, text(before), text(after)));
    }

    /** Everything that happened to a record, in order. */
    @Transactional
    public Page<HistoryLine> history(RecordRef record, PageParams params) {
        return Listing.of(em, AuditLine.class)
                .where("e.recordType = :type and e.recordId = :record", "type", record.type(), "record", record.id())
                .page(params, "id", Order.ASC, AuditLine::id)
                .map(line -> new HistoryLine(line.id().toString(), line.at(), line.actorName(), line.action(), line.reason(), tree(line.before()), tree(line.after())));
    }

    private String text(Object picture) {
        try {
            return picture == null ? null : json.writeValueAsString(picture);
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
