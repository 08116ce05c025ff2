package planted.incident.rest;

/** Planted: a request that another room will borrow. */
public record ReportRequest(String text) {
}
