package cn.yardstick.attachment;

import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Which bytes lie outside the database. A row stands for them before they do and goes after them, in transactions of its own: so
 * nothing lies there unknown, whenever the process ends. Whoever needs bytes holds their row until it has said so; whoever
 * removes them holds the same row and looks whether anybody needs them.
 */
@ApplicationScoped
class Kept {

    private final EntityManager em;
    private final ByteStore store;
    private final BureauTime time;

    Kept(EntityManager em, ByteStore store, BureauTime time) {
        this.em = em;
        this.store = store;
        this.time = time;
    }

    /** Puts the bytes down, and holds them until the present transaction ends; answers their digest. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String keep(byte[] content) {
        var digest = Sha256.of(content);
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("INSERT INTO attachment_bytes (digest, touched_at) VALUES (?1, ?2) ON DUPLICATE KEY UPDATE touched_at = VALUES(touched_at)")
                .setParameter(1, digest).setParameter(2, time.now()).executeUpdate());
        hold(digest);
        try {
            store.put(digest, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest;
    }

    /** Removes bytes that nothing needs and nobody touched since then; answers how many it looked at. */
    public int removeUnneeded(Instant untouchedSince, int most) {
        var digests = QuarkusTransaction.requiringNew().call(() -> em.createNativeQuery("SELECT digest FROM attachment_bytes b WHERE touched_at < ?1 AND " + UNNEEDED + " ORDER BY touched_at", String.class)
                .setParameter(1, untouchedSince).setMaxResults(most).getResultList());
        for (Object digest : digests) {
            QuarkusTransaction.requiringNew().run(() -> remove((String) digest, untouchedSince));
        }
        return digests.size();
    }

    private static final String UNNEEDED = "NOT EXISTS (SELECT 1 FROM attachment a WHERE a.digest = b.digest) AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.thumbnail_digest = b.digest)";

    private void remove(String digest, Instant untouchedSince) {
        hold(digest);
        if (em.createNativeQuery("SELECT digest FROM attachment_bytes b WHERE digest = ?1 AND touched_at < ?2 AND " + UNNEEDED, String.class).setParameter(1, digest).setParameter(2, untouchedSince).getResultList().isEmpty()) {
            return;
        }
        try {
            store.delete(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        em.createNativeQuery("DELETE FROM attachment_bytes WHERE digest = ?1").setParameter(1, digest).executeUpdate();
    }

    private List<?> hold(String digest) {
        return em.createNativeQuery("SELECT digest FROM attachment_bytes WHERE digest = ?1 FOR UPDATE", String.class).setParameter(1, digest).getResultList();
    }
}
