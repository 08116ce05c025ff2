package cn.yardstick.assessment;

import java.util.Arrays;

/** A digest for each officer, in plain arrays, so that two million fit. */
public final class ReasonDigests {

    private final long[] officers;
    private final byte[][] digests;
    private int size;

    ReasonDigests(int officers) {
        this.officers = new long[officers];
        this.digests = new byte[officers][];
    }

    void add(long officer, byte[] digest) {
        officers[size] = officer;
        digests[size++] = digest;
    }

    /** Once all are there. */
    void sort() {
        var order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(officers[a], officers[b]));
        var sortedOfficers = new long[size];
        var sortedDigests = new byte[size][];
        for (int i = 0; i < size; i++) {
            sortedOfficers[i] = officers[order[i]];
            sortedDigests[i] = digests[order[i]];
        }
        System.arraycopy(sortedOfficers, 0, officers, 0, size);
        System.arraycopy(sortedDigests, 0, digests, 0, size);
    }

    /** 32 bytes; null for whom there is none. */
    public byte[] of(long officer) {
        var at = Arrays.binarySearch(officers, 0, size, officer);
        return at < 0 ? null : digests[at];
    }
}
