package cn.yardstick.attachment;

import cn.yardstick.attachment.content.Content;
import cn.yardstick.attachment.content.Refused;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Taking attachments in: declared, received part by part, looked into when the last one has come. */
@ApplicationScoped
public class Uploads {

    /** Bytes of one attachment: 25 MiB. */
    public static final int LARGEST = 26_214_400;
    /** Bytes of one part: 1 MiB. */
    public static final int LARGEST_PART = 1_048_576;
    /** Bytes of each part but the last: many small ones would be many rows. */
    public static final int SMALLEST_PART = 16_384;
    private static final int MOST_WITHOUT_HOME = 100;
    private static final long MOST_BYTES_WITHOUT_HOME = 500_000_000;

    /** What became of a part; {@code refused} null unless it was the last and the content is not accepted. */
    public record Appended(AttachmentView attachment, Refused refused) {
    }

    private final EntityManager em;
    private final Parts parts;
    private final Kept kept;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    /** Whole contents are in memory while they are looked into: one for each core of a small machine, and no more. */
    private final Semaphore looking = new Semaphore(2);

    Uploads(EntityManager em, Parts parts, Kept kept, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.parts = parts;
        this.kept = kept;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Declares an upload; 429 where too much of the present person belongs to no record yet. */
    @Transactional
    public AttachmentView begin(String name, int size) {
        var open = (Object[]) em.createQuery("select count(a), coalesce(sum(a.size), 0) from Attachment a where a.accountId = :account and a.state <> :refused and not exists (select 1 from Home h where h.attachmentId = a.id)", Object[].class)
                .setParameter("account", actor.accountId()).setParameter("refused", AttachmentState.REFUSED).getSingleResult();
        if ((long) open[0] >= MOST_WITHOUT_HOME || (long) open[1] + size > MOST_BYTES_WITHOUT_HOME) {
            throw ProblemType.TOO_MANY.raise("未归入记录的附件过多，请先提交记录，或等旧附件七天后自动清除。", "Too many attachments belong to no record yet: submit those records, or wait until old ones are removed after seven days.").retryAfter(3600);
        }
        var attachment = new Attachment(actor.accountId(), FileName.kept(name), size, time.now());
        em.persist(attachment);
        em.flush();
        audit.record("attachment.begun", ref(attachment), null, null, Map.of("size", size));
        return attachment.view();
    }

    /** 412 where another number of bytes was received so far; 409 where nothing is missing any more. */
    @Transactional
    public Appended append(long id, long received, byte[] part) {
        var attachment = em.find(Attachment.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (attachment == null || !attachment.belongsTo(actor.accountId())) {
            throw ProblemType.NOT_FOUND.raise();
        }
        if (received != attachment.received()) {
            throw ProblemType.STALE.raise("已收到的字节数不同，请先查询再续传。", "Another number of bytes was received: look, and go on from there.");
        }
        if (attachment.state() != AttachmentState.RECEIVING) {
            throw ProblemType.CONFLICT.raise("上传已结束。", "The upload is over.");
        }
        var last = received + part.length == attachment.size();
        if (part.length == 0 || received + part.length > attachment.size() || !last && part.length < SMALLEST_PART) {
            throw ProblemType.NOT_ACCEPTED.raise("分片长度不符：除最后一片外不少于 16 KiB，总长不超过所报大小。", "The part has a wrong length: at least 16 KiB unless it is the last, and no more in all than was declared.");
        }
        if (!parts.append(id, (int) received, part)) {
            throw ProblemType.STALE.raise();
        }
        em.refresh(attachment);
        return last ? whole(attachment) : new Appended(attachment.view(), null);
    }

    private Appended whole(Attachment attachment) {
        if (!looking.tryAcquire()) {
            throw ProblemType.OVERLOADED.raise().retryAfter(1);
        }
        try {
            var bytes = parts.take(attachment.id(), attachment.size());
            var content = Content.of(bytes);
            attachment.ready(content.kind(), kept.keep(bytes), content.thumbnail() == null ? null : kept.keep(content.thumbnail()));
            audit.record("attachment.received", ref(attachment), null, null, Map.of("mediaType", content.kind().mediaType(), "digest", attachment.digest()));
            return told(attachment, null);
        } catch (Refused refused) {
            attachment.refuse();
            audit.record("attachment.refused", ref(attachment), refused.en(), null, null);
            return told(attachment, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            looking.release();
        }
    }

    private Appended told(Attachment attachment, Refused refused) {
        em.flush();
        return new Appended(attachment.view(), refused);
    }

    private static RecordRef ref(Attachment attachment) {
        return new RecordRef("attachment", attachment.id());
    }
}
