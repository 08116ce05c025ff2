package planted.score;

import planted.incident.rest.ReportRequest;

/** Planted: uses what is private to another room's door. */
class BorrowsARequest {
    ReportRequest request;
}
