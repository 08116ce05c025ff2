package cn.yardstick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A publication's document with the signed note over it, as the reader's keys see it.
 *
 * @param fault   what is wrong with it, or null; the rest is there only without a fault
 * @param members of the document
 * @param root    of the tree over the lines
 */
record SealedDocument(ReceiptFault fault, TreeHash hash, Map<String, Object> members, long size, byte[] root) {

    /** Opens a note in its one form; IllegalArgumentException for another. */
    static SealedDocument opened(String document, String note, LogKeys keys) {
        var hash = SealNote.hash(note);
        if (!SealNote.of(hash.digest(document.getBytes(StandardCharsets.UTF_8)), note)) {
            return wrong(ReceiptFault.DOCUMENT);
        }
        var signers = SealNote.signers(note, keys);
        if (signers.isEmpty()) {
            return wrong(ReceiptFault.SIGNATURE);
        }
        try {
            var sealed = map(CanonicalJson.parse(document));
            var tree = map(sealed.get("tree"));
            if (!Receipt.DOCUMENT_TYPE.equals(sealed.get("type")) || !document.equals(CanonicalJson.write(sealed)) || !hash.word().equals(tree.get("hash")) || !signers.contains(SealNote.named(sealed))
                    || sealed.get("publication") == null || sealed.get("revision") == null) {
                return wrong(ReceiptFault.CONTENT);
            }
            return new SealedDocument(null, hash, sealed, (Long) tree.get("size"), Bytes.decode((String) tree.get("root")));
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            return wrong(ReceiptFault.CONTENT);
        }
    }

    /** Is a line of this very list? */
    boolean owns(Map<String, Object> line) {
        return members.get("publication").equals(line.get("publication")) && members.get("revision").equals(line.get("revision"));
    }

    private static SealedDocument wrong(ReceiptFault fault) {
        return new SealedDocument(fault, null, Map.of(), 0, new byte[0]);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
