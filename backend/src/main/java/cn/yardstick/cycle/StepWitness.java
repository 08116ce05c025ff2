package cn.yardstick.cycle;

/** Knows who must not take a step of the cycle: what takes two people (access.md) is no gate, for it opens to somebody else. */
public interface StepWitness {

    /** May the present person take the cycle there, as far as this room knows? */
    boolean mayTake(CycleView cycle, Stage to);
}
