package cn.yardstick.identity.rest;

import cn.yardstick.identity.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** What a sign-in hands out: the access token in the body, the refresh token in a cookie that scripts cannot read. */
@ApplicationScoped
class SessionAnswers {

    static final String COOKIE = "yardstick_refresh";
    private static final String COOKIE_PATH = "/api/v1/sessions";

    /** What a program or the page needs to go on; {@code expiresIn} in seconds. */
    public record SessionResponse(String accessToken, String tokenType, int expiresIn, boolean mustChangePassword, boolean mustEnrolFactor) {
    }

    Response answer(Response.Status status, Sessions.Tokens tokens) {
        var body = new SessionResponse(tokens.access(), "Bearer", (int) Sessions.ACCESS.toSeconds(), tokens.mustChangePassword(), tokens.mustEnrolFactor());
        return Response.status(status).entity(body).header("Cache-Control", "no-store").cookie(refreshCookie(tokens)).build();
    }

    NewCookie refreshCookie(Sessions.Tokens tokens) {
        return cookie(tokens.refresh(), (int) Sessions.LIFE.toSeconds());
    }

    Response ended() {
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    /** Secure always: browsers take such a cookie from this machine's own name without TLS, and nothing else is served without. */
    private static NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE).value(value).path(COOKIE_PATH).maxAge(maxAge).httpOnly(true).secure(true).sameSite(NewCookie.SameSite.STRICT).build();
    }
}
