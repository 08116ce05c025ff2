package cn.yardstick.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code openapi.yaml} as the tests need it. */
public final class Contract {

    /** One operation; {@code body} is the resolved schema of its JSON request, {@code answer} the one of its JSON answer when done; null for none. */
    public record Operation(String method, String path, String id, String permission, List<JsonNode> parameters, JsonNode body, JsonNode answer, Set<String> statuses) {
        public boolean open() {
            return permission == null;
        }

        public boolean creates() {
            return takes("Idempotency-Key");
        }

        public boolean changes() {
            return takes("If-Match");
        }

        /** A parameter of the path, the query or the header. */
        public boolean takes(String name) {
            return parameters.stream().anyMatch(parameter -> parameter.path("name").asText().equals(name));
        }
    }

    private final JsonNode root;

    private Contract(JsonNode root) {
        this.root = root;
    }

    public static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(Path.of("..", "openapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            var operation = method.getValue();
            var parameters = new ArrayList<JsonNode>();
            operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
            var body = operation.at("/requestBody/content/application~1json/schema");
            var answer = operation.at("/responses/200/content/application~1json/schema").isMissingNode() ? operation.at("/responses/201/content/application~1json/schema")
                    : operation.at("/responses/200/content/application~1json/schema");
            var statuses = new TreeSet<String>();
            operation.get("responses").fieldNames().forEachRemaining(statuses::add);
            operations.add(new Operation(method.getKey().toUpperCase(), path.getKey(), operation.get("operationId").asText(),
                    operation.path("x-permission").asText(null), parameters, body.isMissingNode() ? null : resolve(body), answer.isMissingNode() ? null : answer, statuses));
        }));
        return operations;
    }

    /** Every field of an operation's JSON answer: the schema's name or the field that it is the value of, then the property. */
    public Set<String> fieldsOf(Operation operation) {
        var found = new TreeSet<String>();
        if (operation.answer() != null) {
            collect(operation.answer(), "", found, new HashSet<>());
        }
        return found;
    }

    private void collect(JsonNode schema, String name, Set<String> found, Set<String> visited) {
        var reference = schema.path("$ref").asText("");
        if (!reference.isEmpty() && !visited.add(reference)) {
            return;
        }
        var resolved = resolve(schema);
        var here = reference.isEmpty() ? name : reference.substring(reference.lastIndexOf('/') + 1);
        for (var choice : List.of("allOf", "oneOf", "anyOf")) {
            resolved.path(choice).forEach(part -> collect(part, here, found, visited));
        }
        if (resolved.has("items")) {
            collect(resolved.get("items"), here, found, visited);
        }
        resolved.path("properties").properties().forEach(property -> {
            found.add(here + "." + property.getKey());
            collect(property.getValue(), here + "." + property.getKey(), found, visited);
        });
    }

    /** Names of all properties of all schemas. */
    public Set<String> propertyNames() {
        var names = new TreeSet<String>();
        root.at("/components/schemas").forEach(schema -> schema.findValues("properties").forEach(properties -> properties.fieldNames().forEachRemaining(names::add)));
        return names;
    }

    /** Names of the properties that a body of this schema has at this JSON pointer. */
    public Set<String> propertiesAt(JsonNode schema, String pointer) {
        var at = resolve(schema);
        for (var step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            at = resolve(at.has("items") ? at.get("items") : at.path("properties").path(step));
        }
        var names = new TreeSet<String>();
        at.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Follows a reference, if it is one. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }
}
