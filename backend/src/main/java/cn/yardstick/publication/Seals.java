package cn.yardstick.publication;

import cn.yardstick.assessment.RunView;
import cn.yardstick.audit.HeadSigner;
import cn.yardstick.audit.MerkleTree;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.ListDigest;
import cn.yardstick.ledger.Receipt;
import cn.yardstick.ledger.SealNote;
import cn.yardstick.ledger.TreeHash;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sealed lists (M14): the lines are leaves of a tree from the moment of the proposal, so that the second person approves this
 * very root; its approval makes the document, signed. Nobody can change one afterwards, and each officer takes home a
 * receipt that can be checked without this service.
 */
@ApplicationScoped
public class Seals {

    /** A seal: the document in its one form, and the signed note over its digest. */
    public record Seal(String document, String digest, String note) {
    }

    private static final int SALT = 16;

    private final EntityManager em;
    private final PublicationLines lines;
    private final HeadSigner signer;
    private final CurrentActor actor;
    private final TreeHash hash;
    private final SecureRandom random = new SecureRandom();

    Seals(EntityManager em, PublicationLines lines, HeadSigner signer, CurrentActor actor, @ConfigProperty(name = "yardstick.audit.hash", defaultValue = "SHA-256") String hash) {
        this.em = em;
        this.lines = lines;
        this.signer = signer;
        this.actor = actor;
        this.hash = signer.hash(TreeHash.of(hash));
    }

    /** By what new lists are hashed. */
    TreeHash hash() {
        return hash;
    }

    /** May a list that was hashed by this when it was proposed be signed by the key of today? */
    boolean signs(TreeHash hash) {
        return signer.kind().signs(hash);
    }

    /** Keeps the leaf of the next line of a proposed list. */
    void plant(Publication list, PublicationLineView line, NodeRows nodes) throws SQLException {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        nodes.add(list.treeHash().leaf(Receipt.leaf(members(list, line), salt)), salt);
    }

    /** Signs a list that was just approved. */
    Seal seal(Publication list, CycleView cycle, RunView run) {
        var hash = list.treeHash();
        var document = CanonicalJson.write(document(list, cycle, run));
        var digest = hash.digest(document.getBytes(StandardCharsets.UTF_8));
        var seal = new Seal(document, Base64.getEncoder().encodeToString(digest), signer.note(SealNote.text(hash, digest)));
        em.createNativeQuery("INSERT INTO publication_seal (publication_id, document, digest, note) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, list.id()).setParameter(2, seal.document()).setParameter(3, seal.digest()).setParameter(4, seal.note()).executeUpdate();
        return seal;
    }

    /** The seal of a list; 404 for one that has none: not approved, or from before lists were sealed. */
    @Transactional
    public Seal of(long publicationId) {
        return find(publicationId).orElseThrow(ProblemType.NOT_FOUND::raise);
    }

    /** The seal of a list, where it has one. */
    @Transactional
    public Optional<Seal> find(long publicationId) {
        return em.createNativeQuery("SELECT document, digest, note FROM publication_seal WHERE publication_id = ?1", Object[].class).setParameter(1, publicationId).getResultList().stream()
                .map(row -> new Seal((String) ((Object[]) row)[0], (String) ((Object[]) row)[1], (String) ((Object[]) row)[2])).findFirst();
    }

    /** The reader's own receipt; 404 for who is not in the list. */
    @Transactional
    public Receipt ownReceipt(long publicationId) {
        var seal = of(publicationId);
        var list = em.find(Publication.class, publicationId);
        var line = actor.get().officerId() == null ? null : lines.find(list.id(), actor.get().officerId());
        if (line == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var nodes = new SealNodes(em, list.id());
        var index = line.position() - 1L;
        return new Receipt(seal.document(), seal.note(), members(list, line.view()), nodes.salt(index), index, new MerkleTree(list.treeHash(), nodes).inclusion(index, list.officers()));
    }

    private Map<String, Object> document(Publication publication, CycleView cycle, RunView run) {
        var list = publication.view();
        var hash = publication.treeHash();
        var root = new MerkleTree(hash, new SealNodes(em, list.id())).root(list.officers());
        var members = new HashMap<String, Object>();
        members.put("type", Receipt.DOCUMENT_TYPE);
        members.put("publication", Long.toString(list.id()));
        members.put("revision", list.revision());
        members.put("title", list.title());
        members.put("cycle", Map.of("id", Long.toString(cycle.id()), "name", cycle.name()));
        members.put("ruleBook", Long.toString(run.ruleBookId()));
        members.put("run", Map.of("id", Long.toString(run.id()), "number", run.runNumber(), "engine", run.engineVersion(), "inputDigest", run.inputDigest(), "entries", run.entries()));
        members.put("tree", Map.of("hash", hash.word(), "root", Base64.getEncoder().encodeToString(root), "size", list.officers()));
        members.put("proposed", Map.of("by", list.proposedBy(), "account", Long.toString(list.proposerId()), "at", list.proposedAt().toString()));
        members.put("approved", Map.of("by", list.approvedBy(), "account", Long.toString(publication.approverId()), "at", list.publishedAt().toString()));
        members.put("termEndsOn", list.termEndsOn().toString());
        members.put("supersedes", earlier(list.cycleId(), list.revision()));
        members.put("remark", list.note());
        members.put("shown", list.shown().name());
        members.put("signature", signer.kind().word());
        if (publication.resultsDigest() != null) {
            members.put("results", Map.of("digest", publication.resultsDigest()));
            members.put("certificates", CanonicalJson.parse(list.certificates()));
        }
        if (list.supersedesId() != null) {
            members.put("difference", difference(publication));
        }
        return members;
    }

    /** How many lines differ from the list before, and the digest of what they say, so that no other difference can be shown for this one. */
    private Map<String, Object> difference(Publication publication) {
        var list = publication.view();
        var digest = new ListDigest(publication.treeHash());
        lines.differing(list.id(), line -> digest.add(members(publication, line)));
        return Map.of("list", list.supersedesId().toString(), "revision", revision(list.supersedesId()), "places", list.places().name(), "changed", list.counts().changed(), "forOthers", list.counts().forOthers(), "kept", list.counts().kept(),
                "digest", Base64.getEncoder().encodeToString(digest.digest()));
    }

    private int revision(long publicationId) {
        return em.find(Publication.class, publicationId).revision();
    }

    /** Digest of the document that was sealed before in the same cycle, so that none can be left out; null for the first. */
    String earlier(long cycleId, int revision) {
        return (String) em.createNativeQuery("SELECT s.digest FROM publication p JOIN publication_seal s ON s.publication_id = p.id WHERE p.cycle_id = ?1 AND p.revision < ?2 ORDER BY p.revision DESC LIMIT 1", String.class)
                .setParameter(1, cycleId).setParameter(2, revision).getResultList().stream().findFirst().orElse(null);
    }

    /** What a line seals; members that came later stand in lists of their time alone, so that older receipts stay what they are. */
    static Map<String, Object> members(Publication list, PublicationLineView line) {
        var members = new HashMap<String, Object>(Map.of("publication", Long.toString(list.id()), "revision", list.revision(), "officer", Long.toString(line.officerId()), "badgeNo", line.badgeNo(),
                "name", line.name(), "unit", Long.toString(line.unitId()), "unitName", line.unitName(), "grade", line.grade().name()));
        var differs = line.difference();
        if (differs != null) {
            members.put("difference", differs.kind().name());
            members.put("computed", differs.computed().name());
            members.put("ownFacts", differs.ownFacts());
            if (differs.before() != null) {
                members.put("before", differs.before().name());
            }
        }
        if (line.reasons() != null) {
            members.put("reasons", line.reasons());
        }
        return members;
    }
}
