package cn.yardstick.launch;

/** The service cannot start; the message is one line for the person at the keyboard. */
final class StartRefused extends RuntimeException {

    StartRefused(String zh, String en) {
        super(zh + " / " + en, null, false, false);
    }
}
