package cn.yardstick.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hashes by number, in plain blocks: two million of them take 64 MB, and no object each. */
public final class Hashes {

    private static final int IN_A_BLOCK = 4_096;

    private final List<byte[]> blocks = new ArrayList<>();
    private int size;

    /** Behind all others. */
    public void add(byte[] hash) {
        put(size, hash);
    }

    /** At this number, from 0; numbers below that were never put hold zeros. */
    public void put(int number, byte[] hash) {
        while (blocks.size() <= number / IN_A_BLOCK) {
            blocks.add(new byte[IN_A_BLOCK * TreeHash.LENGTH]);
        }
        System.arraycopy(hash, 0, blocks.get(number / IN_A_BLOCK), start(number), TreeHash.LENGTH);
        size = Math.max(size, number + 1);
    }

    /** A copy; IndexOutOfBoundsException for a number that is not there. */
    public byte[] get(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number);
        }
        return Arrays.copyOfRange(blocks.get(number / IN_A_BLOCK), start(number), start(number) + TreeHash.LENGTH);
    }

    public int size() {
        return size;
    }

    private static int start(int number) {
        return number % IN_A_BLOCK * TreeHash.LENGTH;
    }
}
