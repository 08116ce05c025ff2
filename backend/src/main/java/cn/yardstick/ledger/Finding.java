package cn.yardstick.ledger;

/**
 * What is wrong with an export.
 *
 * @param row   line of the file, from 1; 0 where nothing stands
 * @param index index in the log of the line that is named, or -1
 * @param last  last index where a run of lines is named, else the same as {@code index}
 */
public record Finding(Kind kind, long row, long index, long last) {

    /** Each kind in words for who reads them. */
    public enum Kind {
        NO_EXPORT("不是审计日志导出文件", "no export of an audit log"),
        HEAD_NOT_TRUSTED("树头签名不是由所信任的密钥作出", "the head is not signed by a trusted key"),
        HEAD_DISAGREES("与先前保存的树头不一致：历史被改写或截断", "disagrees with a head kept earlier: the past was rewritten or cut off"),
        MALFORMED("此行不是日志写出的形式", "not in the form that the log writes"),
        CHANGED("此行内容被改动", "this line was changed"),
        MISSING("此行被删除", "this line was removed"),
        MOVED("此行不在原来的位置", "this line stands in another place"),
        RENUMBERED("这些行的编号被改动", "these lines were given other numbers"),
        INSERTED("此行不属于日志", "this line is none of the log"),
        CUT_OFF("文件不完整", "the file is not whole"),
        NOT_WHOLE("只是日志的一部分，不能证明没有遗漏", "a part of the log only: nothing says that none is missing");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    @Override
    public String toString() {
        var lines = index < 0 ? "" : last > index ? " · 日志行 / log lines " + index + "–" + last : " · 日志行 / log line " + index;
        return kind + (row == 0 ? "" : " · 文件第 " + row + " 行 / row " + row) + lines + " · " + kind.zh + " / " + kind.en;
    }
}
