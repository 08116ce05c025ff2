package cn.yardstick.ledger;

/**
 * What is wrong with the file of a list.
 *
 * @param row   of the file, from 1; 0 where nothing stands
 * @param first place in the list, from 1, of the first line that is meant; 0 for none
 * @param last  of the last one
 */
public record ListFinding(Kind kind, long row, long first, long last) {

    /** Each kind in words for who reads them. */
    public enum Kind {
        FORM("不是名单文件，或此行不是其应有的形式", "no file of a list, or a row not in its form"),
        DOCUMENT("名单文件与签名所封存的不同", "the publication's document is not the one that was signed"),
        SIGNATURE("签名不是所信任的密钥所作", "the signature is not by a trusted key"),
        CONTENT("名单文件的内容不合规定", "the publication's document says what it may not"),
        CHANGED("此行内容被改动", "this line was changed"),
        PROOF("这些行的证明被改动，但各行属实", "the proof of these lines was changed; the lines are genuine"),
        UNPROVEN("这些行或其证明被改动，无从分辨", "these lines or their proof were changed; which cannot be told"),
        INSERTED("此行不属于名单的这个位置", "this row does not belong here"),
        MISSING("这些行被删除", "these lines were removed"),
        CUT_OFF("文件不完整", "the file is not whole"),
        ROOT("各行合起来与封存的名单不符", "the lines together are not the sealed list");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    @Override
    public String toString() {
        var lines = first == 0 ? "" : last > first ? " · 名单第 " + first + "–" + last + " 行 / lines of the list" : " · 名单第 " + first + " 行 / line of the list";
        return kind + (row == 0 ? "" : " · 文件第 " + row + " 行 / row of the file") + lines + " · " + kind.zh + " / " + kind.en;
    }
}
