package cn.yardstick.grading;

/** The input cannot be graded; nothing was. */
public final class GradingRefusal extends RuntimeException {

    private final String pointer;
    private final String zh;

    /** {@code pointer}: JSON pointer of the place, for example {@code /entries/3/points}. */
    public GradingRefusal(String pointer, String zh, String en) {
        super(en, null, false, false);
        this.pointer = pointer;
        this.zh = zh;
    }

    public String pointer() {
        return pointer;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return getMessage();
    }
}
