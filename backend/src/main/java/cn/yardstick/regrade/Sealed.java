package cn.yardstick.regrade;

import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.regrade.PoolCertificate.Cause;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What a sealed document says of all pools together: the digest of the results, and the certificates with theirs. Pools come in the order of the run. */
public final class Sealed {

    private final TreeHash hash;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream certificates = new ByteArrayOutputStream();
    private final Map<Cause, Integer> byCause = new EnumMap<>(Cause.class);
    private int pools;
    private int shortfall;
    private int missed;
    private int passedOver;
    private int withoutCause;
    private int withoutDeduction;

    public Sealed(TreeHash hash) {
        this.hash = hash;
    }

    /** The next pool. */
    public void add(String resultsText, PoolCertificate certificate) {
        pools++;
        results.writeBytes(digest(resultsText));
        certificates.writeBytes(digest(certificate.text()));
        certificate.byCause().forEach((cause, count) -> byCause.merge(cause, count, Integer::sum));
        shortfall += certificate.shortfall();
        missed += certificate.missed();
        passedOver += certificate.passedOver();
        withoutCause += certificate.withoutCause();
        withoutDeduction += certificate.withoutDeduction();
    }

    /** How many the floor met although nothing was deducted. */
    public int withoutDeduction() {
        return withoutDeduction;
    }

    /** Base64 of the digest over the pools' digests. */
    public String resultsDigest() {
        return Base64.getEncoder().encodeToString(hash.digest(results.toByteArray()));
    }

    /** The member {@code certificates} of the document, in one form: canonical JSON. */
    public String certificatesText() {
        var members = new HashMap<String, Object>(Map.of("pools", pools, "shortfall", shortfall, "missed", missed, "passedOver", passedOver, "withoutCause", withoutCause,
                "withoutDeduction", withoutDeduction, "digest", Base64.getEncoder().encodeToString(hash.digest(certificates.toByteArray()))));
        for (Cause cause : Cause.values()) {
            members.put(cause.member(), byCause.getOrDefault(cause, 0));
        }
        return CanonicalJson.write(members);
    }

    private byte[] digest(String text) {
        return hash.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
