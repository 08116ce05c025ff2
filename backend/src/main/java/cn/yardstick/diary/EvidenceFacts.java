package cn.yardstick.diary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** When and by whom diary entries were written that are used as evidence, for rooms that judge it; nobody is shown them by this. */
@ApplicationScoped
public class EvidenceFacts {

    /** {@code writtenAt}: when the entry was here, by the service's clock. */
    public record Written(long id, long accountId, LocalDate occurredOn, Instant writtenAt) {
    }

    private final EntityManager em;

    EvidenceFacts(EntityManager em) {
        this.em = em;
    }

    /** By one statement. */
    @Transactional
    public Map<Long, Written> of(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : em.createQuery("select d from DiaryEntry d where d.id in :ids", DiaryEntry.class).setParameter("ids", ids).getResultList().stream().map(DiaryEntry::written)
                .collect(Collectors.toMap(Written::id, one -> one));
    }
}
