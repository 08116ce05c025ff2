package cn.yardstick.cycle;

/** One record that a gate waits for. */
public record WaitingFor(String recordType, String recordId, String name) {
}
