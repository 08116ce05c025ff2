package cn.yardstick.platform.problem;

import java.util.ArrayList;
import java.util.List;

/** A use case refuses: thrown from anywhere, rendered as problem+json in the reader's language. */
public final class ProblemException extends RuntimeException {

    /** One place in the request and what is wrong there. */
    public record Place(String pointer, String zh, String en) {
    }

    private final ProblemType type;
    private final String zh;
    private final String en;
    private final List<Place> places = new ArrayList<>();
    private Integer retryAfter;

    ProblemException(ProblemType type, String zh, String en) {
        super(en, null, false, false);
        this.type = type;
        this.zh = zh;
        this.en = en;
    }

    /** Names the place of the whole problem. */
    public ProblemException at(String pointer) {
        return at(pointer, zh, en);
    }

    /** Adds a place with words of its own. */
    public ProblemException at(String pointer, String placeZh, String placeEn) {
        places.add(new Place(pointer, placeZh, placeEn));
        return this;
    }

    /** Seconds after which a repeat makes sense. */
    public ProblemException retryAfter(int seconds) {
        this.retryAfter = seconds;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Place> places() {
        return List.copyOf(places);
    }

    public Integer retryAfter() {
        return retryAfter;
    }

    /** What is wrong, in the language asked for. */
    public String words(boolean english) {
        return english ? en : zh;
    }
}
