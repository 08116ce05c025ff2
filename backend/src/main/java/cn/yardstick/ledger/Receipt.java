package cn.yardstick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An officer's receipt for a sealed publication: the own line, the proof that it stands in the sealed list, the document
 * and the signed note over it. As a file it is canonical JSON, so that no bit of it is free.
 *
 * @param document the publication's document, canonical JSON
 * @param note     signed note over the document's digest
 * @param line     members of the own line
 * @param salt     16 random bytes that keep others from guessing a line by its hash
 * @param index    place among the leaves, from 0
 * @param path     proof from the leaf to the root that stands in the document
 */
public record Receipt(String document, String note, Map<String, Object> line, byte[] salt, long index, List<byte[]> path) {

    public static final String TYPE = "yardstick.receipt/1";
    public static final String DOCUMENT_TYPE = "yardstick.publication/1";
    private static final Set<String> MEMBERS = Set.of("document", "index", "line", "note", "path", "salt", "type");
    static final int SALT = 16;
    static final int LONGEST_PATH = 64;

    /** The file. */
    public String text() {
        var encoder = Base64.getEncoder();
        return CanonicalJson.write(Map.of("type", TYPE, "document", document, "note", note, "line", line, "salt", encoder.encodeToString(salt), "index", index,
                "path", path.stream().map(encoder::encodeToString).toList()));
    }

    /** The bytes that a line's leaf is the hash of. */
    public static byte[] leaf(Map<String, Object> line, byte[] salt) {
        return CanonicalJson.write(Map.of("line", line, "salt", Base64.getEncoder().encodeToString(salt))).getBytes(StandardCharsets.UTF_8);
    }

    /** What is wrong with a file, or null if it is genuine by these keys, which never come from the file itself. */
    public static ReceiptFault fault(byte[] file, LogKeys keys) {
        Receipt receipt;
        try {
            receipt = read(file);
        } catch (IllegalArgumentException e) {
            return ReceiptFault.FORM;
        }
        return receipt.fault(keys);
    }

    private ReceiptFault fault(LogKeys keys) {
        var sealed = SealedDocument.opened(document, note, keys);
        if (sealed.fault() != null) {
            return sealed.fault();
        }
        if (!sealed.owns(line)) {
            return ReceiptFault.LINE;
        }
        try {
            return Proofs.includes(sealed.hash(), index, sealed.size(), sealed.hash().leaf(leaf(line, salt)), path, sealed.root()) ? null : ReceiptFault.PROOF;
        } catch (IllegalArgumentException e) {
            return ReceiptFault.CONTENT;
        }
    }

    /** Of a file; IllegalArgumentException unless it is one in its one form. */
    public static Receipt read(byte[] file) {
        try {
            // A decoder that puts marks in the place of what is no text would hide what was changed.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            var members = object(CanonicalJson.parse(text));
            var path = new ArrayList<byte[]>();
            for (Object node : (List<?>) members.get("path")) {
                path.add(bytes(node, TreeHash.LENGTH));
            }
            var receipt = new Receipt((String) members.get("document"), (String) members.get("note"), object(members.get("line")), bytes(members.get("salt"), SALT), (Long) members.get("index"), path);
            if (!members.keySet().equals(MEMBERS) || !TYPE.equals(members.get("type")) || path.size() > LONGEST_PATH || !receipt.text().equals(text)) {
                throw new IllegalArgumentException("no receipt");
            }
            SealNote.hash(receipt.note());
            return receipt;
        } catch (CharacterCodingException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("no receipt", e);
        }
    }

    static byte[] bytes(Object text, int length) {
        var bytes = Bytes.decode((String) text);
        if (bytes.length != length) {
            throw new IllegalArgumentException("not so many bytes");
        }
        return bytes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
