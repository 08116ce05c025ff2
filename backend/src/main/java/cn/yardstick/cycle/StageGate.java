package cn.yardstick.cycle;

/** What a room has to say about a cycle's next stage; later rooms implement it for what they know. */
public interface StageGate {

    GateKind kind();

    GateState look(CycleView cycle);
}
