package cn.yardstick.attachment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Attachments and the records that they belong to. */
@ApplicationScoped
public class Attachments {

    /** Attachments of one record. */
    public static final int MOST = 12;

    private static final Logger LOG = Logger.getLogger(Attachments.class);

    /** What is sent: {@code bytes} null where they are missing or are not what was received and else to be closed, {@code disposition} as the header has it. */
    public record File(String disposition, InputStream bytes, long size) {
    }

    private final EntityManager em;
    private final ByteStore store;
    private final Instance<AttachmentHome> homes;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Attachments(EntityManager em, ByteStore store, @Any Instance<AttachmentHome> homes, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.store = store;
        this.homes = homes;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** The reader's own while it belongs to nothing; else one of a record that the reader may see. The look is written down. */
    @Transactional
    public AttachmentView read(long id) {
        return seen(id, "attachment.details-read").view();
    }

    /** The content, checked against its digest. */
    @Transactional
    public File content(long id) {
        var attachment = seen(id, "attachment.content-read");
        if (attachment.state() != AttachmentState.READY) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return file(FileName.download(attachment.fileName()), attachment, attachment.digest());
    }

    /** The small picture; 404 where there is none. */
    @Transactional
    public File thumbnail(long id) {
        var attachment = seen(id, "attachment.thumbnail-read");
        if (attachment.thumbnailDigest() == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return file("inline", attachment, attachment.thumbnailDigest());
    }

    /**
     * From now on these belong to this record, which is written in the same transaction; 422 where one is not the present person's,
     * not READY, or belongs to a record already.
     *
     * @param home     the record, of a type that an {@link AttachmentHome} knows
     * @param told     the record whose history tells of it
     * @param officers whom it concerns
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(RecordRef home, RecordRef told, Collection<Long> officers, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (new HashSet<>(ids).size() != ids.size() || ids.size() > MOST) {
            throw ProblemType.NOT_ACCEPTED.raise("附件重复或多于 12 个。", "An attachment twice, or more than 12.").at("/attachmentIds");
        }
        var found = em.createQuery("select a from Attachment a where a.id in :ids and a.accountId = :account and a.state = :ready and not exists (select 1 from Home h where h.attachmentId = a.id) order by a.id", Attachment.class)
                .setParameter("ids", ids).setParameter("account", actor.accountId()).setParameter("ready", AttachmentState.READY).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        if (found.size() != ids.size()) {
            throw ProblemType.NOT_ACCEPTED.raise("附件不存在、尚未传完或已属于其他记录。", "An attachment is not there, not whole, or belongs to a record already.").at("/attachmentIds");
        }
        found.forEach(attachment -> em.persist(new Home(attachment, home.type(), Long.parseLong(home.id()), time.now())));
        em.flush();
        audit.recordAbout(officers, "attachment.attached", told, null, null, Map.of("attachments", found.stream().map(Attachment::digest).toList()));
    }

    /** Attachments of these records by record, by one statement; records without any are left out. */
    @Transactional
    public Map<Long, List<AttachmentRef>> of(String type, Collection<Long> recordIds) {
        if (recordIds.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select h.recordId, a from Home h join Attachment a on a.id = h.attachmentId where h.recordType = :type and h.recordId in :ids order by a.id", Object[].class)
                .setParameter("type", type).setParameter("ids", recordIds).getResultList().stream()
                .collect(Collectors.groupingBy(row -> (Long) row[0], Collectors.mapping(row -> ((Attachment) row[1]).ref(), Collectors.toList())));
    }

    /** That an attachment came to a record, and when. */
    public record Attached(long id, long recordId, String name, Instant at) {
    }

    /** As {@link #of}, with the moment at which each came to its record. */
    @Transactional
    public List<Attached> attached(String type, Collection<Long> recordIds) {
        return em.createQuery("select h, a from Home h join Attachment a on a.id = h.attachmentId where h.recordType = :type and h.recordId in :ids order by a.id", Object[].class)
                .setParameter("type", type).setParameter("ids", recordIds).getResultList().stream()
                .map(row -> new Attached(((Attachment) row[1]).id(), ((Home) row[0]).recordId(), ((Attachment) row[1]).ref().name(), ((Home) row[0]).attachedAt())).toList();
    }

    private Attachment seen(long id, String action) {
        var attachment = em.find(Attachment.class, id);
        if (attachment == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var home = em.find(Home.class, id);
        if (home == null) {
            if (!attachment.belongsTo(actor.accountId())) {
                throw ProblemType.NOT_FOUND.raise();
            }
            return attachment;
        }
        var officers = homes.stream().filter(one -> one.type().equals(home.recordType())).findFirst().orElseThrow().concerned().apply(home.recordId());
        audit.look(action, ref(id), actor.get().others(officers));
        return attachment;
    }

    /** A row that says something else than its home does was changed, as the bytes may have been. */
    private File file(String disposition, Attachment attachment, String digest) {
        try {
            var home = em.find(Home.class, attachment.id());
            var whole = home == null || home.digest().equals(attachment.digest()) ? store.whole(digest) : null;
            if (whole != null) {
                return new File(disposition, whole.stream(), whole.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.errorf("attachment %d is missing or was altered: %s", attachment.id(), digest);
        audit.record("attachment.damage-noticed", ref(attachment.id()), null, null, Map.of("digest", digest));
        return new File(disposition, null, 0);
    }

    static RecordRef ref(long id) {
        return new RecordRef("attachment", id);
    }
}
