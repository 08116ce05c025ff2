package cn.yardstick.cycle;

import java.util.List;

/** Is a gate open, and if not, what it waits for in words; at most twenty records are named. */
public record GateState(boolean open, String zh, String en, int waitingCount, List<WaitingFor> waitingFor) {

    private static final int NAMED = 20;

    public GateState {
        waitingFor = List.copyOf(waitingFor.subList(0, Math.min(NAMED, waitingFor.size())));
    }

    public static GateState opened(String zh, String en) {
        return new GateState(true, zh, en, 0, List.of());
    }

    public static GateState shut(String zh, String en, List<WaitingFor> waitingFor) {
        return new GateState(false, zh, en, waitingFor.size(), waitingFor);
    }
}
