package cn.yardstick.ledger;

import java.nio.ByteBuffer;

/** SM3 (GB/T 32905-2016). By hand, because the JDK has none and the verifier must run on the JDK alone; held against a library's in tests. */
final class Sm3 implements TreeHash.Running {

    private static final int BLOCK = 64;
    private static final int[] START = {0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};

    private final int[] state = START.clone();
    private final int[] words = new int[68];
    private final ByteBuffer waiting = ByteBuffer.allocate(BLOCK);
    private long length;

    static byte[] digest(byte[] input) {
        var running = new Sm3();
        running.update(input);
        return running.digest();
    }

    @Override
    public void update(byte[] piece) {
        length += piece.length;
        for (var rest = ByteBuffer.wrap(piece); rest.hasRemaining();) {
            var taken = Math.min(rest.remaining(), waiting.remaining());
            waiting.put(rest.slice(rest.position(), taken));
            rest.position(rest.position() + taken);
            if (!waiting.hasRemaining()) {
                whole();
            }
        }
    }

    private void whole() {
        waiting.rewind();
        block(state, words, waiting);
        waiting.clear();
    }

    @Override
    public byte[] digest() {
        var bits = length * 8;
        waiting.put((byte) 0x80);
        if (waiting.remaining() < Long.BYTES) {
            waiting.put(new byte[waiting.remaining()]);
            whole();
        }
        waiting.put(new byte[waiting.remaining() - Long.BYTES]).putLong(bits);
        whole();
        var output = ByteBuffer.allocate(TreeHash.LENGTH);
        for (int word : state) {
            output.putInt(word);
        }
        return output.array();
    }

    private static void block(int[] state, int[] w, ByteBuffer from) {
        for (int j = 0; j < 16; j++) {
            w[j] = from.getInt();
        }
        for (int j = 16; j < 68; j++) {
            var x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        var s = state.clone();
        for (int j = 0; j < 64; j++) {
            round(s, j, w[j], w[j] ^ w[j + 4]);
        }
        for (int i = 0; i < 8; i++) {
            state[i] ^= s[i];
        }
    }

    private static void round(int[] s, int j, int word, int expanded) {
        var early = j < 16;
        var ss1 = Integer.rotateLeft(Integer.rotateLeft(s[0], 12) + s[4] + Integer.rotateLeft(early ? 0x79cc4519 : 0x7a879d8a, j % 32), 7);
        var ss2 = ss1 ^ Integer.rotateLeft(s[0], 12);
        var ff = early ? s[0] ^ s[1] ^ s[2] : s[0] & s[1] | s[0] & s[2] | s[1] & s[2];
        var gg = early ? s[4] ^ s[5] ^ s[6] : s[4] & s[5] | ~s[4] & s[6];
        var tt1 = ff + s[3] + ss2 + expanded;
        var tt2 = gg + s[7] + ss1 + word;
        s[3] = s[2];
        s[2] = Integer.rotateLeft(s[1], 9);
        s[1] = s[0];
        s[0] = tt1;
        s[7] = s[6];
        s[6] = Integer.rotateLeft(s[5], 19);
        s[5] = s[4];
        s[4] = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
    }
}
