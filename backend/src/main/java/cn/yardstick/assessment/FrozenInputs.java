package cn.yardstick.assessment;

import cn.yardstick.ledger.Hashes;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.regrade.PoolAgain;
import cn.yardstick.regrade.PoolCertificate;
import cn.yardstick.regrade.Sealed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
     * @param reasons       digests of everybody's own reasons, by the position of the result within the run less 1
     */
    public record Evidence(String resultsDigest, String certificates, Hashes reasons) {
    }

    /** What is sealed of one pool. */
    private record Sealable(String results, PoolCertificate certificate, Map<Long, byte[]> reasons) {

        static Sealable of(byte[] input, TreeHash hash) {
            var pool = new PoolAgain(CanonicalInput.read(input));
            var reasons = HashMap.<Long, byte[]>newHashMap(pool.size());
            for (int i = 0; i < pool.size(); i++) {
                reasons.put(Long.valueOf(pool.id(i)), hash.digest(pool.reasonsText(i).getBytes(StandardCharsets.UTF_8)));
            }
            return new Sealable(pool.resultsText(), pool.certificate(), reasons);
        }
    }

    private final EntityManager em;

    FrozenInputs(EntityManager em) {
        this.em = em;
    }

    /** Grades every pool again, with what the engine saw. */
    @Transactional
    public Evidence evidence(long runId, int officers, TreeHash hash) {
        var sealed = new Sealed(hash);
        var reasons = new Hashes();
        var seen = 0;
        long last = 0;
        for (var piece = piece(runId, last); !piece.isEmpty(); piece = piece(runId, last)) {
            var positions = positions(runId, piece);
            // Pools do not know of one another: as many at once as there are cores.
            for (Sealable pool : piece.parallelStream().map(row -> Sealable.of((byte[]) row[1], hash)).toList()) {
                sealed.add(pool.results(), pool.certificate());
                pool.reasons().forEach((officer, digest) -> reasons.put(positions.get(officer) - 1, digest));
                seen += pool.reasons().size();
            }
            last = ((Number) piece.getLast()[0]).longValue();
        }
        if (seen != officers) {
            throw new IllegalStateException("reasons of " + seen + " for " + officers + " officers of run " + runId);
        }
        return new Evidence(sealed.resultsDigest(), sealed.certificatesText(), reasons);
    }

    /** By officer of these pools. */
    private Map<Long, Integer> positions(long runId, List<Object[]> pools) {
        var from = pools.stream().mapToInt(pool -> ((Number) pool[2]).intValue()).min().orElseThrow();
        var until = pools.stream().mapToInt(pool -> ((Number) pool[2]).intValue() + ((Number) pool[3]).intValue()).max().orElseThrow();
        List<Object[]> rows = em.createNativeQuery("SELECT officer_id, position FROM assessment_result WHERE run_id = ?1 AND position >= ?2 AND position < ?3", Object[].class)
                .setParameter(1, runId).setParameter(2, from).setParameter(3, until).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> ((Number) row[1]).intValue()));
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

    /** These pools of these runs graded again, by pool; those without a run are left out. */
    @Transactional
    public Map<Long, PoolAgain> again(Collection<Long> runIds, Collection<Long> poolIds) {
        var again = new HashMap<Long, PoolAgain>();
        if (!runIds.isEmpty() && !poolIds.isEmpty()) {
            List<Object[]> rows = em.createNativeQuery("SELECT pool_id, input FROM assessment_pool WHERE run_id IN (?1) AND pool_id IN (?2)", Object[].class).setParameter(1, runIds).setParameter(2, poolIds).getResultList();
            rows.forEach(row -> again.put(((Number) row[0]).longValue(), new PoolAgain(CanonicalInput.read((byte[]) row[1]))));
        }
        return again;
    }

    private List<Object[]> apart(long runId, long last) {
        return QuarkusTransaction.requiringNew().call(() -> piece(runId, last));
    }

    private List<Object[]> piece(long runId, long last) {
        return em.createNativeQuery("SELECT pool_id, input, position, size FROM assessment_pool WHERE run_id = ?1 AND pool_id > ?2 ORDER BY pool_id LIMIT " + PIECE, Object[].class)
                .setParameter(1, runId).setParameter(2, last).getResultList();
    }
}
