package cn.yardstick.publication;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.paper.NoticePaper;
import cn.yardstick.publication.paper.ReceiptPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lists as files to take away: each says who took it and when, and that it was taken is on record. */
@ApplicationScoped
public class Documents {

    /** Lines of one printed notice: some 400 pages. */
    private static final int MOST_PRINTED = 10_000;
    private static final int PATIENCE_SECONDS = 5;

    /** A file that is written while it is sent; whatever it may hold was settled when it was asked for. */
    public interface Written {
        void to(OutputStream out) throws IOException;
    }

    private final PublicationLines lines;
    private final Seals seals;
    private final NoticeTexts texts;
    private final CurrentActor actor;
    private final BureauTime time;
    /** Documents are made one at a time: each takes a second at most, and all use the same two fonts. */
    private final Semaphore press = new Semaphore(1);

    Documents(PublicationLines lines, Seals seals, NoticeTexts texts, CurrentActor actor, BureauTime time) {
        this.lines = lines;
        this.seals = seals;
        this.texts = texts;
        this.actor = actor;
        this.time = time;
    }

    /** The printed notice (公示) with the lines that the reader may see; 422 for more of them than a document holds. */
    public byte[] notice(PublicationView publication, Set<Long> unitIds) {
        var excerpt = lines.excerpt(publication.id(), unitIds, "PDF", MOST_PRINTED);
        var table = new ArrayList<PublicationLineView>(excerpt.count());
        excerpt.each(table::add);
        var notice = texts.of(publication, seals.find(publication.id()).orElse(null), table, maker());
        return printed(() -> NoticePaper.write(notice));
    }

    /** The reader's own receipt on paper; 404 for who is not in the list. */
    public byte[] receipt(PublicationView publication) {
        var receipt = seals.ownReceipt(publication.id());
        var content = texts.of(publication, seals.of(publication.id()), receipt, maker());
        return printed(() -> ReceiptPaper.write(content));
    }

    private byte[] printed(Supplier<byte[]> document) {
        try {
            if (!press.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemType.OVERLOADED.raise().retryAfter(PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.OVERLOADED.raise().retryAfter(PATIENCE_SECONDS);
        }
        try {
            return document.get();
        } finally {
            press.release();
        }
    }

    private String maker() {
        return "导出：" + actor.name() + "，" + Words.of(time.now());
    }

    /** The lines that the reader may see, as an Excel table. */
    public Written table(PublicationView publication, Set<Long> unitIds) {
        var excerpt = lines.excerpt(publication.id(), unitIds, "XLSX", Integer.MAX_VALUE);
        var about = new ArrayList<>(List.of("名单", publication.title(), "版次", "第 " + publication.revision() + " 版", "状态", Words.of(publication.state()), "本表行数", String.valueOf(excerpt.count()),
                "名单总人数", String.valueOf(publication.officers())));
        if (publication.termEndsOn() != null) {
            about.addAll(List.of("公示截止", Words.of(publication.termEndsOn())));
        }
        seals.find(publication.id()).ifPresent(seal -> about.addAll(List.of("名单摘要", seal.digest())));
        about.addAll(List.of("导出人", actor.name(), "导出时间", Words.of(time.now())));
        return out -> LineTable.write(out, excerpt::each, about, LineTable.LONGEST_SHEET);
    }
}
