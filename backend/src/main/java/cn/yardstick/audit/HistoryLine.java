package cn.yardstick.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One line of what happened to a record (M13). */
public record HistoryLine(String id, Instant at, String by, String action, String reason, JsonNode before, JsonNode after) {
}
