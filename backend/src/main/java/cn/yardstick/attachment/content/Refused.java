package cn.yardstick.attachment.content;

/** The content is not accepted; the words say why and hold nothing of it. */
public final class Refused extends Exception {

    private final String zh;

    Refused(String zh, String en) {
        super(en, null, false, false);
        this.zh = zh;
    }

    static Refused unknownKind() {
        return new Refused("不支持此类文件。可上传照片（JPEG、PNG、WebP）、PDF、不含宏的 Word、Excel、PowerPoint 文件和录音。",
                "Files of this kind are not accepted: photos (JPEG, PNG, WebP), PDF, Word, Excel and PowerPoint without macros, and sound are.");
    }

    static Refused damaged() {
        return new Refused("文件已损坏或不完整。", "The file is damaged or incomplete.");
    }

    static Refused trailing() {
        return new Refused("文件末尾附有其他内容，请重新保存后上传。", "Something else stands behind the end of the file: save it anew and try again.");
    }

    static Refused tooLarge() {
        return new Refused("文件展开后过大。", "The file is too large inside.");
    }

    static Refused acts() {
        return new Refused("文件含有宏、脚本、嵌入文件或加密内容，不予接收。", "The file holds macros, scripts, embedded files or encryption, which are not accepted.");
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return getMessage();
    }
}
