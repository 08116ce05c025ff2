package cn.yardstick.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Makes bodies from the contract's schemas: right in form, or spoiled in a random place. */
public final class Sampler {

    /** Values that have broken systems before. */
    static final List<String> HOSTILE = List.of("", " ", "'", "\"", "' OR 1=1 --", "\"; DROP TABLE officer; --", "<script>alert(1)</script>",
            "../../etc/passwd", "%00", "\u0000", "\u202e", "𠮷", "\ud800", "-1", "0", "9223372036854775808", "1e9", "NaN", "null", "[]", "{}",
            "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "A".repeat(5000), "=1+1", "2026-02-30", "0000-00-00", "+999999999-12-31", "2026-01-01T00:00:00",
            "99999999999999999999.99", "-0.001", "٣", "\r\nX-Injected: 1", "张", "true");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Contract contract;
    private final Random random;

    public Sampler(Contract contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    /** A body that the schema accepts. */
    public JsonNode valid(JsonNode schemaOrRef) {
        var schema = contract.resolve(schemaOrRef);
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText("object")) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(1) + random.nextInt(2));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(text(schema));
        };
    }

    /** The same body with one to three places spoiled, as bytes that need not be JSON any more. */
    byte[] spoiled(JsonNode schema) throws java.io.IOException {
        var mapper = new ObjectMapper();
        var body = valid(schema);
        for (int i = random.nextInt(3); i >= 0; i--) {
            body = spoil(body);
        }
        var text = mapper.writeValueAsString(body);
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length())).getBytes("UTF-8");
            case 1 -> (text + text).getBytes("UTF-8");
            case 2 -> new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
            case 3 -> "[".repeat(3000).getBytes("UTF-8");
            default -> text.getBytes("UTF-8");
        };
    }

    String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private JsonNode object(JsonNode schema) {
        var node = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> node.set(property.getKey(), valid(property.getValue())));
        return node;
    }

    private JsonNode array(JsonNode schema) {
        var node = NODES.arrayNode();
        for (int i = Math.max(schema.path("minItems").asInt(0), schema.path("uniqueItems").asBoolean() ? 0 : random.nextInt(2)); i > 0; i--) {
            node.add(valid(schema.get("items")));
        }
        return node;
    }

    private String text(JsonNode schema) {
        var format = schema.path("format").asText();
        if (format.equals("date")) {
            return "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9);
        }
        if (format.equals("date-time")) {
            return "2026-05-0" + (1 + random.nextInt(9)) + "T08:00:00Z";
        }
        var pattern = schema.path("pattern").asText();
        if (pattern.startsWith("^[1-9]")) {
            return "" + (1 + random.nextInt(40));
        }
        if (pattern.startsWith("^-?[0-9]")) {
            return (random.nextBoolean() ? "-" : "") + (1 + random.nextInt(30)) + ".00";
        }
        if (pattern.startsWith("^(0|1)")) {
            return "0.10";
        }
        if (pattern.startsWith("^[0-9+")) {
            return "1390000" + (1000 + random.nextInt(9000));
        }
        if (!pattern.isEmpty()) {
            return pattern.startsWith("^[A-Z]") ? "C" + random.nextInt(1_000_000) : "" + (100_000 + random.nextInt(900_000));
        }
        var word = "测试" + random.nextInt(1_000_000);
        return word.repeat(1 + schema.path("minLength").asInt(0) / word.length());
    }

    private JsonNode spoil(JsonNode body) {
        if (body instanceof ObjectNode object && !object.isEmpty()) {
            var names = object.properties().stream().map(java.util.Map.Entry::getKey).toList();
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(List.of("version", "id", "state", "role", "__proto__", "accountId").get(random.nextInt(6)), nasty());
                case 2 -> object.set(name, spoil(object.get(name)));
                default -> object.set(name, nasty());
            }
            return object;
        }
        if (body instanceof ArrayNode array) {
            array.add(array.isEmpty() || random.nextBoolean() ? nasty() : array.get(0).deepCopy());
            return array;
        }
        return nasty();
    }

    private JsonNode nasty() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(Long.MAX_VALUE);
            case 2 -> NODES.numberNode(-1.5e300);
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode().add(NODES.objectNode());
            case 5 -> NODES.objectNode().put("$ne", 1);
            default -> NODES.textNode(hostile());
        };
    }
}
