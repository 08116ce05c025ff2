package cn.yardstick.incident;

/** The same event as another incident: the one that it was merged into, or one that was merged into it. */
public record LinkedIncident(long id, String title, IncidentState state) {
}
