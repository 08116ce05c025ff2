package cn.yardstick.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Bytes on their way, in the order in which they came: in the database, so that any instance may go on with them. */
@ApplicationScoped
class Parts {

    private final EntityManager em;

    Parts(EntityManager em) {
        this.em = em;
    }

    /** Adds a part where so many bytes were received so far; false where it is another number, and then nothing is done. */
    boolean append(long id, int received, byte[] part) {
        var counted = em.createNativeQuery("UPDATE attachment SET received = received + ?1 WHERE id = ?2 AND received = ?3 AND state = 'RECEIVING' AND received + ?1 <= size")
                .setParameter(1, part.length).setParameter(2, id).setParameter(3, received).executeUpdate();
        if (counted == 1) {
            em.createNativeQuery("INSERT INTO attachment_part (attachment_id, begins_at, content) VALUES (?1, ?2, ?3)").setParameter(1, id).setParameter(2, received).setParameter(3, part).executeUpdate();
        }
        return counted == 1;
    }

    /** All of them, and no more in the database. */
    byte[] take(long id, int size) {
        var whole = new byte[size];
        for (int at = 0; at < size;) {
            var part = (byte[]) em.createNativeQuery("SELECT content FROM attachment_part WHERE attachment_id = ?1 AND begins_at = ?2", byte[].class).setParameter(1, id).setParameter(2, at).getSingleResult();
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        forget(id);
        return whole;
    }

    void forget(long id) {
        em.createNativeQuery("DELETE FROM attachment_part WHERE attachment_id = ?1").setParameter(1, id).executeUpdate();
    }
}
