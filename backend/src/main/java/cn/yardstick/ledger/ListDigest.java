package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;

/** Digest of a list in canonical JSON whose items come one after the other, so that it need not fit into memory. */
public final class ListDigest {

    private final TreeHash.Running running;
    private char mark = '[';

    public ListDigest(TreeHash hash) {
        this.running = hash.running();
    }

    /** The next item. */
    public void add(Object item) {
        running.update((mark + CanonicalJson.write(item)).getBytes(StandardCharsets.UTF_8));
        mark = ',';
    }

    /** Once all were added: the digest of what {@link CanonicalJson#write} makes of the whole list. */
    public byte[] digest() {
        running.update((mark == '[' ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        return running.digest();
    }
}
