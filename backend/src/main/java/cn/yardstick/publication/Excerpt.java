package cn.yardstick.publication;

import cn.yardstick.platform.paging.Listing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lines of one list that one reader may see, as was settled when they were asked for. They never change, so that they may be read piece by piece. */
public final class Excerpt {

    private static final int PIECE = 5_000;

    private final PublicationView publication;
    private final int count;
    private final Listing<PublicationLine> lines;

    Excerpt(PublicationView publication, int count, Listing<PublicationLine> lines) {
        this.publication = publication;
        this.count = count;
        this.lines = lines;
    }

    public PublicationView publication() {
        return publication;
    }

    public int count() {
        return count;
    }

    /** Every line in the order of the list. Each piece is read within a transaction of its own and handed on outside of it: a slow reader holds no connection. */
    public void each(Consumer<PublicationLineView> taker) {
        var last = 0;
        for (var piece = piece(last); !piece.isEmpty(); piece = piece(last)) {
            piece.forEach(line -> taker.accept(line.view()));
            last = piece.getLast().position();
        }
    }

    /** Whom they are about, but one. */
    List<Long> officers(Long without) {
        var officers = new ArrayList<Long>();
        each(line -> officers.add(line.officerId()));
        officers.remove(without);
        return officers;
    }

    private List<PublicationLine> piece(int last) {
        return QuarkusTransaction.requiringNew().call(() -> lines.behind("position", last, PIECE));
    }
}
