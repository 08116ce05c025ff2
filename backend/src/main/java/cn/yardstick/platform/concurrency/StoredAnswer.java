package cn.yardstick.platform.concurrency;

/** The answer that belongs to an idempotency key, to the byte. */
record StoredAnswer(int status, String location, Long version, byte[] body) {
}
