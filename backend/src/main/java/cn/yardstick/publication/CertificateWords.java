package cn.yardstick.publication;

import cn.yardstick.ledger.CanonicalJson;
import java.util.List;
import java.util.Map;

/** What a list certifies of itself, in the words of its notice; where the floor met people without fault, in English as well. */
final class CertificateWords {

    private CertificateWords() {
    }

    /** Names and texts in turn. {@code canonical} is the member of the document; null for a list from before they were made. */
    static List<String> of(String canonical) {
        if (canonical == null) {
            return List.of();
        }
        var counts = (Map<?, ?>) CanonicalJson.parse(canonical);
        return List.of("不漏", "依条款必须评为四级的 " + counts.get("byCeiling") + " 人、低于最低分的 " + counts.get("byScore") + " 人全部评为四级，遗漏 " + counts.get("missed") + " 人；排位更低而未评的 " + counts.get("passedOver") + " 人。",
                "不摊派", "四级的由来：条款 " + counts.get("byCeiling") + " 人、最低分 " + counts.get("byScore") + " 人、排位 " + counts.get("byPlace") + " 人、并列评议 " + counts.get("byTie") + " 人、领导责任 "
                        + counts.get("byLeadership") + " 人；没有来由的 " + counts.get("withoutCause") + " 人。",
                "最低比例", floor((Long) counts.get("withoutDeduction")));
    }

    private static String floor(long met) {
        return met == 0 ? "没有人在无扣分的情况下因最低比例被评为四级。 Nobody without any deduction is grade four because of the least share."
                : "四级中有 " + met + " 人没有任何扣分，只因最低比例被评为四级。 " + met + " of those in grade four had nothing deducted and are there only because of the least share.";
    }
}
