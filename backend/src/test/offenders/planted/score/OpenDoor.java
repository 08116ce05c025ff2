package planted.score;

import jakarta.ws.rs.GET;

/** Planted: an endpoint without a permission; without a path it is no resource of the service. */
class OpenDoor {
    @GET
    public String everything() {
        return "";
    }
}
