package cn.yardstick.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes {@code vectors/receipts.json} ({@code make vectors}): genuine receipts and spoiled ones with what is wrong, for whoever writes a
 * verifier. Its keys are made of numbers that stand here, so that everybody makes the same file: nobody may trust them. The first cases are
 * of another key, which was thrown away, and are kept as they stand: receipts of the first lists stay what they are.
 */
final class ReceiptVectors {

    static final Path FILE = Path.of("../vectors/receipts.json");
    private static final String NAME = "yardstick-vectors";
    private static final int SIZE = 20;
    /** With it some of the lines are kept, some changed. */
    private static final long SEED = 3;

    private final NoteKey old = new NoteKey(SignatureKind.ED25519, NAME, 20);
    private final NoteKey national = new NoteKey(SignatureKind.SM2_SM3, NAME, 21);
    private final LogKeys keys = new LogKeys(List.of(old.line(), national.line()));
    private final List<Map<String, Object>> cases = new ArrayList<>();
    private String kind;

    private ReceiptVectors() {
    }

    /** The whole file. */
    static String made() throws IOException {
        var vectors = new ReceiptVectors();
        var json = new ObjectMapper();
        var kept = json.readTree(FILE.toFile());
        var cases = new ArrayList<Object>();
        for (JsonNode one : kept.get("cases")) {
            if (!one.get("file").asText().contains(NAME)) {
                cases.add(one);
            }
        }
        vectors.fill();
        cases.addAll(vectors.cases);
        var file = new LinkedHashMap<String, Object>();
        file.put("keys", List.of(kept.get("keys").get(0).asText(), vectors.old.line(), vectors.national.line()));
        file.put("cases", cases);
        return json.enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(file).replace("\r\n", "\n") + "\n";
    }

    static String stored() throws IOException {
        return Files.readString(FILE);
    }

    private void fill() {
        kind = "Ed25519 over SHA-256";
        fill(TreeHash.SHA_256, old, national);
        kind = "SM2 over SM3";
        fill(TreeHash.SM3, national, old);
        kinds();
    }

    /** Of a revision with every member that a document and a line can have. */
    private void fill(TreeHash hash, NoteKey key, NoteKey other) {
        var list = new SealedRows(hash, SIZE, new Random(SEED), key);
        var document = (String) list.seal.get("document");
        var kept = index(list, "KEPT");
        var changed = index(list, "CHANGED");
        add("a line that is kept", receipt(list, kept, document, key));
        add("a line that changed", receipt(list, changed, document, key));
        add("a line that did not change", receipt(list, index(list, null), document, key));
        for (String shown : List.of("ONLY_ONE", "OWN_UNIT")) {
            add("a list that shows " + shown, receipt(list, 3, otherwise(document, "shown", shown), key));
        }
        add("a first list", receipt(list, 3, otherwise(otherwise(document, "supersedes", null), "difference", this), key));
        add("a document without its kind of signature", receipt(list, 3, otherwise(document, "signature", this), key));
        var genuine = receipt(list, kept, document, key);
        for (String member : List.of("supersedes", "shown", "results", "certificates", "difference", "run", "signature", "remark", "cycle")) {
            add("without " + member + ", not signed anew", with(genuine, otherwise(document, member, this)));
        }
        add("another input digest", with(genuine, document.replace("efef", "efee")));
        add("another count in the certificates", with(genuine, document.replace("\"missed\":0", "\"missed\":1")));
        add("another count in the difference", with(genuine, document.replace("\"kept\":", "\"kept\":1")));
        for (Map.Entry<String, Object> member : new TreeMap<>(SealedRows.values("reasons", "A".repeat(43) + "=", "difference", "CHANGED", "before", "ONE", "computed", "ONE", "ownFacts", true)).entrySet()) {
            var line = new HashMap<>(genuine.line());
            line.put(member.getKey(), member.getValue());
            add("another " + member.getKey() + " in the line", with(genuine, line));
            line.remove(member.getKey());
            add("no " + member.getKey() + " in the line", with(genuine, line));
        }
        add("the other kind of signature named", receipt(list, 3, otherwise(document, "signature", other.kind.word()), key));
        add("a kind of signature that there is not", receipt(list, 3, otherwise(document, "signature", "RSA"), key));
        add("signed by the other trusted key", receipt(list, 3, document, other));
        add("another hash named in the document", receipt(list, 3, document.replace("\"" + hash.word() + "\"", "\"MD5\""), key));
        var note = genuine.note();
        add("a first signature by a stranger", noted(genuine, note.replace("\n\n", "\n\n" + signature(new NoteKey(key.kind, NAME, 22), note))));
        add("a second signature by a stranger", noted(genuine, note + signature(new NoteKey(key.kind, NAME, 22), note)));
        add("signed by a stranger alone", receipt(list, 3, document, new NoteKey(key.kind, NAME, 22)));
        for (int at : new int[] {4, 35, 36, 67}) {
            add("a signature with another bit in byte " + at, noted(genuine, flipped(note, at)));
        }
    }

    /** Whatever would take the one kind for the other. */
    private void kinds() {
        kind = "mixed";
        var list = new SealedRows(TreeHash.SHA_256, SIZE, new Random(SEED), national);
        add("SM2 over SHA-256", receipt(list, 3, (String) list.seal.get("document"), national));
        var mixed = new SealedRows(TreeHash.SM3, SIZE, new Random(SEED), old);
        var document = (String) mixed.seal.get("document");
        add("Ed25519 over SM3", receipt(mixed, 3, document, old));
        add("Ed25519 from before its kind was named", receipt(mixed, 3, otherwise(document, "signature", this), old));
        add("SM2 where Ed25519 is named", receipt(mixed, 3, document, national));
        var genuine = receipt(mixed, 3, otherwise(document, "signature", national.kind.word()), national);
        var text = genuine.note().substring(0, genuine.note().indexOf("\n\n") + 1);
        add("the right key of SM2 for another signer's id", noted(genuine, new NoteKey(SignatureKind.SM2_SM3, NAME, SealedRows.bytes(new Random(21), 32), "8765432187654321").note(text)));
        add("a signature of Ed25519 under the id of SM2", noted(genuine, LogKeys.note(text, NAME, LogKeys.id(NAME, national.encoded()), old.sign(text.getBytes(StandardCharsets.UTF_8)))));
        add("a signature of zeros", noted(genuine, LogKeys.note(text, NAME, LogKeys.id(NAME, national.encoded()), new byte[64])));
        add("signed by both", noted(genuine, genuine.note() + signature(old, genuine.note())));
    }

    private static int index(SealedRows list, String difference) {
        for (int i = 0; i < list.lines.size(); i++) {
            if (java.util.Objects.equals(difference, list.lines.get(i).get("difference"))) {
                return i;
            }
        }
        throw new IllegalStateException("no such line: another seed");
    }

    private static Receipt receipt(SealedRows list, int index, String document, NoteKey by) {
        var leaves = list.lines.stream().map(line -> (byte[]) line.get("leaf")).toList();
        return new Receipt(document, SealedList.note(list.hash, document, by), list.members(list.lines.get(index)), (byte[]) list.lines.get(index).get("salt"), index,
                new DefinedTree(list.hash, leaves).path(index, leaves.size()));
    }

    /** The document with a member otherwise; without it where the value is this maker itself. */
    private String otherwise(String document, String member, Object value) {
        @SuppressWarnings("unchecked")
        var members = new HashMap<>((Map<String, Object>) CanonicalJson.parse(document));
        members.put(member, value);
        if (value == this) {
            members.remove(member);
        }
        return CanonicalJson.write(members);
    }

    private static Receipt with(Receipt genuine, String document) {
        return new Receipt(document, genuine.note(), genuine.line(), genuine.salt(), genuine.index(), genuine.path());
    }

    private static Receipt with(Receipt genuine, Map<String, Object> line) {
        return new Receipt(genuine.document(), genuine.note(), line, genuine.salt(), genuine.index(), genuine.path());
    }

    private static Receipt noted(Receipt genuine, String note) {
        return new Receipt(genuine.document(), note, genuine.line(), genuine.salt(), genuine.index(), genuine.path());
    }

    /** The line of a signature over what a note says. */
    private static String signature(NoteKey by, String note) {
        var text = note.substring(0, note.indexOf("\n\n") + 1);
        return by.note(text).substring(text.length() + 1);
    }

    private static String flipped(String note, int at) {
        var from = note.lastIndexOf(' ') + 1;
        var bytes = Base64.getDecoder().decode(note.substring(from).strip());
        bytes[at] ^= 1;
        return note.substring(0, from) + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private void add(String name, Receipt receipt) {
        var fault = Receipt.fault(receipt.text().getBytes(StandardCharsets.UTF_8), keys);
        var one = new LinkedHashMap<String, Object>();
        one.put("name", kind + ": " + name);
        one.put("fault", fault == null ? null : fault.name());
        one.put("file", receipt.text());
        cases.add(one);
    }
}
