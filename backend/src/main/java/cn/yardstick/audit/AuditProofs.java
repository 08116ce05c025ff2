package cn.yardstick.audit;

import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Heads and proofs of the log. */
@ApplicationScoped
public class AuditProofs {

    /**
     * That a line stands in the log.
     *
     * @param line the line in its canonical form, which the leaf is the hash of
     * @param path proof from the leaf to the head's root
     */
    public record Inclusion(long index, String line, TreeHash hash, List<byte[]> path, HeadView head) {
    }

    /** That the log of {@code to} lines begins with that of {@code from}. */
    public record Consistency(long from, long to, List<byte[]> path) {
    }

    private final EntityManager em;
    private final TreeRows rows;
    private final HeadSigner signer;

    AuditProofs(EntityManager em, TreeRows rows, HeadSigner signer) {
        this.em = em;
        this.rows = rows;
        this.signer = signer;
    }

    /** The public keys of this instance as lines of a key file, the one that signs now last. */
    public List<String> publicKeys() {
        return signer.publicKeys();
    }

    /** Heads, the newest first. */
    @Transactional
    public Page<HeadView> heads(PageParams params) {
        return Listing.of(em, Head.class).page(params, "id", Order.DESC, Head::id).map(Head::view);
    }

    /** The newest head; 409 before the first. */
    @Transactional
    public HeadView newest() {
        return found().orElseThrow(AuditProofs::notYet);
    }

    /** The newest head, where there is one. */
    @Transactional
    public Optional<HeadView> found() {
        return Optional.ofNullable(rows.newestHead()).map(Head::view);
    }

    /** Proof for a line by the newest head; 409 while no head covers it yet, which lasts a minute at most. */
    @Transactional
    public Inclusion inclusion(LineView line) {
        var head = newest();
        var index = rows.indexes(List.of(line.id())).get(line.id());
        if (index == null || index >= head.size()) {
            throw notYet();
        }
        var hash = rows.log().hash();
        return new Inclusion(index, CanonicalLine.of(line), hash, new MerkleTree(hash, rows).inclusion(index, head.size()), head);
    }

    /** 422 for sizes that the log never had. */
    @Transactional
    public Consistency consistency(long from, long to) {
        if (from < 0 || from > to || to > newest().size()) {
            throw ProblemType.NOT_ACCEPTED.raise("日志没有过这样的行数。", "The log never had so many lines, or they are in the wrong order.").at("to");
        }
        return new Consistency(from, to, new MerkleTree(rows.log().hash(), rows).consistency(from, to));
    }

    /** The first row of an export against this head. */
    static String header(HeadView head, boolean whole) {
        return "{\"format\":\"yardstick-audit-1\",\"head\":" + CanonicalJson.write(head.note()) + ",\"whole\":" + whole + "}";
    }

    private static RuntimeException notYet() {
        return ProblemType.CONFLICT.raise("尚未纳入签名树头，请于一分钟后再试。", "No signed head covers it yet; try again in a minute.").retryAfter(60);
    }
}
