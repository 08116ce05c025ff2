package cn.yardstick.ledger;

/** What is wrong with a receipt; the first of these that holds is told. */
public enum ReceiptFault {
    FORM("凭据文件已损坏或不是凭据", "the file is damaged or no receipt"),
    DOCUMENT("名单文件与签名所封存的不同", "the publication's document is not the one that was signed"),
    SIGNATURE("签名不是所信任的密钥所作", "the signature is not by a trusted key"),
    CONTENT("名单文件的内容不合规定", "the publication's document says what it may not"),
    LINE("这一行属于另一份名单", "the line belongs to another publication"),
    PROOF("这一行、其位置或证明与封存的名单不符", "the line, its place or its proof does not fit the sealed list");

    private final String zh;
    private final String en;

    ReceiptFault(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
