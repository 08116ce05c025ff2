package cn.yardstick.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code vectors/receipts.json}: genuine receipts and spoiled ones with what is wrong, for whoever writes a verifier.
 * Its private key is thrown away, so that the file is written anew as a whole or not at all.
 */
final class ReceiptVectors {

    private final List<Map<String, Object>> cases = new ArrayList<>();
    private final java.security.KeyPair pair = WrittenLog.pair();
    private final LogKeys keys = new LogKeys(List.of(key()));

    private ReceiptVectors() {
    }

    public static void main(String... arguments) throws IOException {
        var vectors = new ReceiptVectors();
        vectors.fill();
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(Path.of(arguments[0]).toFile(), Map.of("keys", List.of(vectors.key()), "cases", vectors.cases));
    }

    private void fill() {
        for (TreeHash hash : TreeHash.values()) {
            for (int size : new int[]{1, 2, 3, 5, 8, 33}) {
                add(hash.word() + ", last of " + size, new SealedList(hash, size).receipt(size - 1, pair).text());
            }
            spoiled(new SealedList(hash, 7), hash.word());
        }
    }

    private void spoiled(SealedList list, String hash) {
        var genuine = list.receipt(2, pair);
        add(hash + ", by a key that nobody trusts", list.receipt(2, WrittenLog.pair()).text());
        add(hash + ", another document", new Receipt(list.document(Map.of("title", "另一份")), genuine.note(), genuine.line(), genuine.salt(), 2, genuine.path()).text());
        add(hash + ", another kind of document", list.receipt(2, list.document(Map.of("type", "another")), pair).text());
        add(hash + ", a document without a tree", list.receipt(2, list.document(Map.of("tree", "none")), pair).text());
        add(hash + ", a document not in its one form", list.receipt(2, list.document(Map.of()) + " ", pair).text());
        add(hash + ", a document of another revision", list.receipt(2, list.document(Map.of("revision", 2)), pair).text());
        for (String member : genuine.line().keySet().stream().sorted().toList()) {
            var line = new HashMap<>(genuine.line());
            line.put(member, member.equals("revision") ? (Object) 9L : "1");
            add(hash + ", another " + member, new Receipt(genuine.document(), genuine.note(), line, genuine.salt(), 2, genuine.path()).text());
        }
        add(hash + ", another place", new Receipt(genuine.document(), genuine.note(), genuine.line(), genuine.salt(), 3, genuine.path()).text());
        add(hash + ", a place outside", new Receipt(genuine.document(), genuine.note(), genuine.line(), genuine.salt(), 7, genuine.path()).text());
        add(hash + ", a proof without its end", new Receipt(genuine.document(), genuine.note(), genuine.line(), genuine.salt(), 2, genuine.path().subList(0, genuine.path().size() - 1)).text());
        add(hash + ", another salt", new Receipt(genuine.document(), genuine.note(), genuine.line(), new byte[16], 2, genuine.path()).text());
        add(hash + ", a line feed behind it", genuine.text() + "\n");
        add(hash + ", a blank inside", genuine.text().replace(",\"index\"", ", \"index\""));
        add(hash + ", a member too many", genuine.text().replace(",\"index\"", ",\"extra\":1,\"index\""));
        add(hash + ", a member doubled", genuine.text().replace(",\"index\":2", ",\"index\":2,\"index\":2"));
        add(hash + ", needlessly escaped", genuine.text().replace("城关", "\\u57ce关"));
        add(hash + ", a fraction", genuine.text().replace("\"index\":2", "\"index\":2.0"));
    }

    private void add(String name, String file) {
        var fault = Receipt.fault(file.getBytes(StandardCharsets.UTF_8), keys);
        var one = new HashMap<String, Object>();
        one.put("name", name);
        one.put("file", file);
        one.put("fault", fault == null ? null : fault.name());
        cases.add(one);
    }

    private String key() {
        return LogKeys.line(SealedList.NAME, pair.getPublic());
    }
}
