package cn.yardstick.publication;

import cn.yardstick.audit.MerkleTree;
import cn.yardstick.ledger.ListFile;
import cn.yardstick.ledger.TreeHash;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sealed list as one file ({@link ListFile}), with every line as it is sealed: what {@code make verify} makes the whole tree of. */
@ApplicationScoped
public class SealedFiles {

    /** Tiles that are read at once: some 5,000 lines. */
    private static final int PIECE = 20;

    private final EntityManager em;
    private final Seals seals;
    private final PublicationLines lines;

    SealedFiles(EntityManager em, Seals seals, PublicationLines lines) {
        this.em = em;
        this.seals = seals;
        this.lines = lines;
    }

    /** One list: what does not change while its file is written. */
    private record Sealed(long id, int size, TreeHash hash) {
    }

    /** For whoever may see all of it; that it is taken is on record. 404 for a list that is not sealed. */
    @Transactional
    public Documents.Written of(PublicationView publication) {
        var seal = seals.of(publication.id());
        var list = new Sealed(publication.id(), publication.officers(), em.find(Publication.class, publication.id()).treeHash());
        lines.excerpt(list.id, null, "SEALED", Integer.MAX_VALUE);
        return out -> {
            row(out, ListFile.header(seal.document(), seal.note(), list.size));
            for (int tile = 0; tile * ListFile.TILE < list.size; tile += PIECE) {
                var first = tile;
                // Each piece within a transaction of its own and sent outside of it: a slow reader holds no connection.
                for (String row : QuarkusTransaction.requiringNew().call(() -> piece(list, first))) {
                    row(out, row);
                }
            }
            row(out, ListFile.end(list.size));
        };
    }

    private List<String> piece(Sealed list, int firstTile) {
        var publication = em.find(Publication.class, list.id);
        var nodes = new SealNodes(em, list.id);
        var tree = new MerkleTree(list.hash, nodes);
        var first = firstTile * ListFile.TILE;
        var found = em.createQuery("select l from PublicationLine l where l.publicationId = :list and l.position > :first order by l.position", PublicationLine.class)
                .setParameter("list", list.id).setParameter("first", first).setMaxResults(PIECE * ListFile.TILE).getResultList();
        var salts = nodes.salts(first, PIECE * ListFile.TILE);
        var rows = new ArrayList<String>(found.size() + PIECE);
        for (int i = 0; i < found.size(); i++) {
            var index = first + i;
            if (index % ListFile.TILE == 0) {
                rows.add(ListFile.tile(index / ListFile.TILE, nodes.read(0, index, ListFile.TILE), tree.tile(index / ListFile.TILE, list.size)));
            }
            rows.add(ListFile.line(index, Seals.members(publication, found.get(i).view()), salts.get(i)));
        }
        em.clear();
        return rows;
    }

    private static void row(OutputStream out, String row) throws IOException {
        out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
