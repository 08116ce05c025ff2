package cn.yardstick.publication;

import cn.yardstick.audit.AuditProofs;
import cn.yardstick.audit.HeadView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.kernel.Grade;
import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.ledger.Receipt;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.Seals.Seal;
import cn.yardstick.publication.paper.Notice;
import cn.yardstick.publication.paper.ReceiptPaper;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What printed documents say. They are documents of the bureau, and therefore in Chinese whatever the reader's language. */
@ApplicationScoped
public class NoticeTexts {

    private final EntityManager em;
    private final Cycles cycles;
    private final Units units;
    private final AuditProofs proofs;
    private final Optional<String> bureau;
    private final String code;

    /**
     * Reads the settings.
     *
     * @param bureau {@code NOTICE_BUREAU}: whose document it is; the bureau's own name if left out
     * @param code   {@code NOTICE_CODE}: the word for the bureau in a document's number (机关代字)
     */
    NoticeTexts(EntityManager em, Cycles cycles, Units units, AuditProofs proofs, @ConfigProperty(name = "notice.bureau") Optional<String> bureau, @ConfigProperty(name = "notice.code", defaultValue = "警评") String code) {
        this.em = em;
        this.cycles = cycles;
        this.units = units;
        this.proofs = proofs;
        this.bureau = bureau;
        this.code = code;
    }

    /** A notice; a list without a seal is printed as a draft. */
    @Transactional
    public Notice of(PublicationView list, Seal seal, List<PublicationLineView> lines, String maker) {
        var cycle = cycles.get(list.cycleId()).name();
        if (seal == null) {
            var body = List.of("拟将“" + cycle + "”的结果“" + list.title() + "”（第 " + list.revision() + " 版，共 " + list.officers() + " 人）予以公示。本件为送审稿，由" + list.proposedBy() + "提出，" + Words.of(list.state()) + "，不得张贴。", part(list, lines));
            var facts = new ArrayList<>(List.of("尚未封存", "批准公示后才有名单摘要。"));
            facts.addAll(CertificateWords.of(list.certificates()));
            return new Notice(issuer(), "（送审稿）", list.title(), said(body), null, facts, null, lines, maker);
        }
        var published = LocalDate.ofInstant(list.publishedAt(), BureauTime.ZONE);
        var body = List.of("根据“" + cycle + "”的结果，经" + list.proposedBy() + "提出、" + list.approvedBy() + "批准，现将“" + list.title() + "”（第 " + list.revision() + " 版，共 " + list.officers() + " 人）予以公示，名单见附件2。", revised(list),
                "公示期自" + Words.of(published) + "起，至" + Words.of(list.termEndsOn()) + "止。对本人等级有异议的，请在公示期内提出。", part(list, lines), "名单自公示起已经封存，任何人不能改动，核验方法见附件1。");
        var facts = new ArrayList<>(sealed(list, seal));
        proofs.found().ifPresent(head -> facts.addAll(List.of("审计日志签名树头", words(head))));
        facts.addAll(CertificateWords.of(list.certificates()));
        return new Notice(issuer(), number(list, published), list.title(), said(body), Words.of(published), facts, seal.note(), lines, maker);
    }

    /** An officer's receipt. */
    @Transactional
    public ReceiptPaper.Content of(PublicationView list, Seal seal, Receipt receipt, String maker) {
        var line = receipt.line();
        var facts = new ArrayList<>(List.of("姓名", (String) line.get("name"), "警号", (String) line.get("badgeNo"), "单位", (String) line.get("unitName"), "等级", Words.of(Grade.valueOf((String) line.get("grade"))),
                "名单", list.title() + "（第 " + list.revision() + " 版，共 " + list.officers() + " 人）", "考核周期", cycles.get(list.cycleId()).name()));
        facts.addAll(sealed(list, seal));
        return new ReceiptPaper.Content(issuer(), facts, receipt.text(), maker);
    }

    private static List<String> sealed(PublicationView list, Seal seal) {
        var tree = (Map<?, ?>) ((Map<?, ?>) CanonicalJson.parse(seal.document())).get("tree");
        return List.of("名单摘要（" + tree.get("hash") + "）", seal.digest(), "名单树根", (String) tree.get("root"), "封存", list.proposedBy() + "提出，" + list.approvedBy() + "批准，" + Words.of(list.publishedAt()));
    }

    /** Size and root as the signed note has them in its second and third line. */
    private static String words(HeadView head) {
        return "共 " + head.size() + " 行，树根 " + head.note().lines().skip(2).findFirst().orElseThrow() + "，" + Words.of(head.signedAt());
    }

    private static String revised(PublicationView list) {
        return (list.supersedesId() == null ? "" : "本版取代以前公示的一版，与前一版不同的各行在系统中逐行列出。") + (list.state() == PublicationState.SUPERSEDED ? "本版已为新的一版取代。" : "");
    }

    private static String part(PublicationView list, List<PublicationLineView> lines) {
        return lines.size() == list.officers() ? "" : "本件所附为其中 " + lines.size() + " 人。";
    }

    private static List<String> said(List<String> body) {
        return body.stream().filter(one -> !one.isEmpty()).toList();
    }

    private String issuer() {
        return bureau.orElseGet(() -> units.bureau().name());
    }

    /** The lists of a year in the order of their publication, those that were taken back later counted as well: a number is given once. */
    private String number(PublicationView list, LocalDate published) {
        var year = published.withDayOfYear(1).atStartOfDay(BureauTime.ZONE).toInstant();
        var before = em.createQuery("select count(p) from Publication p where p.publishedAt >= :year and (p.publishedAt < :at or p.publishedAt = :at and p.id <= :id)", Long.class)
                .setParameter("year", year).setParameter("at", list.publishedAt()).setParameter("id", list.id()).getSingleResult();
        return code + "〔" + published.getYear() + "〕" + before + "号";
    }
}
