package planted.grading;

/** Planted: grading must not know what time it is. */
class LooksAtTheClock {
    long when() {
        return System.currentTimeMillis();
    }
}
