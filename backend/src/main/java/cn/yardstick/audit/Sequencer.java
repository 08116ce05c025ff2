package cn.yardstick.audit;

import cn.yardstick.ledger.Frontier;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.ledger.TreeHead;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives committed lines their places in the tree and signs its head, on one instance at a time: who holds the one row of
 * {@code audit_sequence}. Whoever writes a line never waits for it.
 */
@ApplicationScoped
public class Sequencer {

    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final int BATCH = 500;
    /** A head that has grown old, and one that is told of new lines. */
    private static final Duration EVERY = Duration.ofSeconds(50);
    private static final Duration WHEN_GROWN = Duration.ofSeconds(10);

    private final EntityManager em;
    private final TreeRows rows;
    private final HeadSigner signer;
    private final BureauTime time;
    private final TreeHash wanted;

    Sequencer(EntityManager em, TreeRows rows, HeadSigner signer, BureauTime time, @ConfigProperty(name = "yardstick.audit.hash", defaultValue = "SHA-256") String hash) {
        this.em = em;
        this.rows = rows;
        this.signer = signer;
        this.time = time;
        this.wanted = TreeHash.of(hash);
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            while (place(false) == BATCH) {
                LOG.debug("more lines wait");
            }
        } catch (RuntimeException e) {
            LOG.warn("lines of the audit log wait for their places", e);
        }
    }

    /** Places all that wait and signs a head over them. */
    public void catchUp() {
        while (place(true) == BATCH) {
            LOG.debug("more lines wait");
        }
    }

    /** Places some; answers how many. Nothing while another instance does. */
    private int place(boolean signNow) {
        return QuarkusTransaction.requiringNew().timeout(60).call(() -> {
            var log = rows.held();
            if (log == null) {
                return 0;
            }
            if (log.hash() == null) {
                rows.choose(wanted);
                log = new TreeRows.Log(log.origin(), wanted);
            }
            var size = rows.size();
            var added = add(log.hash(), size);
            sign(log, size + added, signNow);
            return added;
        });
    }

    private int add(TreeHash hash, long size) {
        var ids = rows.pending(BATCH);
        if (ids.isEmpty()) {
            return 0;
        }
        var lines = new HashMap<Long, LineView>();
        em.createQuery("select l from AuditLine l where l.id in :ids", AuditLine.class).setParameter("ids", ids).getResultList().forEach(line -> lines.put(line.id(), line.view()));
        em.clear();
        rows.addLeaves(size, ids, ids.stream().map(id -> hash.leaf(CanonicalLine.bytes(lines.get(id)))).toList());
        for (long grown = size + 1; grown <= size + ids.size(); grown++) {
            complete(hash, grown);
        }
        rows.placed(ids);
        return ids.size();
    }

    /** Keeps the roots of the subtrees that are complete with this leaf. */
    private void complete(TreeHash hash, long size) {
        var level = 0;
        for (long count = size; count % MerkleTree.TILE == 0; count /= MerkleTree.TILE) {
            var tile = new Frontier(hash);
            rows.read(level, count - MerkleTree.TILE, MerkleTree.TILE).forEach(tile::add);
            level++;
            rows.addNode(level, count / MerkleTree.TILE - 1, tile.root());
        }
    }

    private void sign(TreeRows.Log log, long size, boolean now) {
        var last = rows.newestHead();
        var at = time.now();
        // The size of the difference: a clock that was set back must not stop the signing.
        var age = last == null ? null : Duration.between(last.signedAt(), at).abs();
        var grown = last == null || last.size() < size;
        if (last == null || age.compareTo(EVERY) >= 0 || grown && (now || age.compareTo(WHEN_GROWN) >= 0)) {
            var head = new TreeHead(log.origin(), size, new MerkleTree(log.hash(), rows).root(size), log.hash(), CanonicalLine.moment(at));
            em.persist(new Head(size, at, signer.sign(head)));
        }
    }
}
