package cn.yardstick.audit;

import cn.yardstick.ledger.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.TreeMap;

/** A line in the one form in which it is hashed and exported (docs/adr/0010): every field of the stored row, absent ones as null. */
final class CanonicalLine {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private CanonicalLine() {
    }

    static String of(LineView line) {
        var fields = new TreeMap<String, Object>();
        fields.put("account", line.accountId() == null ? null : line.accountId().toString());
        fields.put("action", line.action());
        fields.put("address", line.address());
        fields.put("after", tree(line.after()));
        fields.put("as", line.as());
        fields.put("at", moment(line.at()));
        fields.put("before", tree(line.before()));
        fields.put("by", line.by());
        if (line.deputyOf() != null) {
            // Lines from before there was this field keep their hashes.
            fields.put("deputyOf", line.deputyOf());
        }
        fields.put("id", Long.toString(line.id()));
        fields.put("reason", line.reason());
        fields.put("record", line.recordType());
        fields.put("recordId", line.recordId());
        fields.put("salt", line.salt() == null ? null : HexFormat.of().formatHex(line.salt()));
        return CanonicalJson.write(fields);
    }

    static byte[] bytes(LineView line) {
        return of(line).getBytes(StandardCharsets.UTF_8);
    }

    static String moment(java.time.Instant at) {
        return MOMENT.format(at);
    }

    private static Object tree(String json) {
        return json == null ? null : CanonicalJson.parse(json);
    }
}
