package cn.yardstick.platform.problem;

/** Keeps a line of each refusal (403); implemented by the audit log. */
public interface Refusals {

    /** The work that writes the line; who calls is looked at now, so that it may run on another thread. */
    Runnable line(String method, String path, ProblemType problem);
}
