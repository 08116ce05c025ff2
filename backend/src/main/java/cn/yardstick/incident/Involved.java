package cn.yardstick.incident;

/** An officer in an incident. */
public record Involved(long officerId, IncidentRole role, Disposition disposition) {
}
