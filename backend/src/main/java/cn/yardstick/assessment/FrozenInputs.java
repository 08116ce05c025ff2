package cn.yardstick.assessment;

import cn.yardstick.ledger.TreeHash;
import cn.yardstick.regrade.PoolAgain;
import cn.yardstick.regrade.Sealed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The frozen inputs of a run, pool by pool in its order, some at a time in memory. */
@ApplicationScoped
public class FrozenInputs {

    private static final int PIECE = 200;

    /**
     * What a list of a run is sealed with.
     *
     * @param resultsDigest base64
     * @param certificates  the document's member, canonical JSON
     * @param reasons       digests of everybody's own reasons
     */
    public record Evidence(String resultsDigest, String certificates, ReasonDigests reasons) {
    }

    private final EntityManager em;

    FrozenInputs(EntityManager em) {
        this.em = em;
    }

    /** Grades every pool again, with what the engine saw. */
    @Transactional
    public Evidence evidence(long runId, int officers, TreeHash hash) {
        var sealed = new Sealed(hash);
        var reasons = new ReasonDigests(officers);
        long last = 0;
        for (var piece = piece(runId, last); !piece.isEmpty(); piece = piece(runId, last)) {
            for (Object[] row : piece) {
                var pool = new PoolAgain(CanonicalInput.read((byte[]) row[1]));
                sealed.add(pool.resultsText(), pool.certificate());
                for (int i = 0; i < pool.size(); i++) {
                    reasons.add(Long.parseLong(pool.id(i)), hash.digest(pool.reasonsText(i).getBytes(StandardCharsets.UTF_8)));
                }
                last = ((Number) row[0]).longValue();
            }
        }
        reasons.sort();
        return new Evidence(sealed.resultsDigest(), sealed.certificatesText(), reasons);
    }

    /** A row for each pool: what {@code make regrade} takes. Each piece is read within a transaction of its own: a slow reader holds no connection. */
    public void write(long runId, OutputStream out) throws IOException {
        long last = 0;
        for (var piece = apart(runId, last); !piece.isEmpty(); piece = apart(runId, last)) {
            for (Object[] row : piece) {
                try (var canonical = new GZIPInputStream(new ByteArrayInputStream((byte[]) row[1]))) {
                    canonical.transferTo(out);
                }
                out.write('\n');
                last = ((Number) row[0]).longValue();
            }
        }
    }

    private List<Object[]> apart(long runId, long last) {
        return QuarkusTransaction.requiringNew().call(() -> piece(runId, last));
    }

    private List<Object[]> piece(long runId, long last) {
        return em.createNativeQuery("SELECT pool_id, input FROM assessment_pool WHERE run_id = ?1 AND pool_id > ?2 ORDER BY pool_id LIMIT " + PIECE, Object[].class)
                .setParameter(1, runId).setParameter(2, last).getResultList();
    }
}
