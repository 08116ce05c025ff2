package cn.yardstick.identity.rest;

import cn.yardstick.identity.ProviderSignIns;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The way in by the bureau's own identity provider: addresses that a browser visits. */
@Path("/api/v1/sessions/provider")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {

    private static final String COOKIE = "yardstick_provider";
    private static final String COOKIE_PATH = "/api/v1/sessions/provider";
    private static final int SECONDS = 600;

    /** Is there such a way? */
    public record ProviderState(boolean configured) {
    }

    private final ProviderSignIns provider;
    private final SessionAnswers sessions;

    ProviderResource(ProviderSignIns provider, SessionAnswers sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    @GET
    @PermitAll
    public ProviderState providerState() {
        return new ProviderState(provider.configured());
    }

    @GET
    @Path("/start")
    @PermitAll
    public Response beginAtProvider() {
        var begun = provider.begin();
        return Response.seeOther(begun.location()).cookie(cookie(begun.browser(), SECONDS)).build();
    }

    /** Back from the provider: on to the page, signed in or told that it did not work. */
    @GET
    @Path("/callback")
    @PermitAll
    public Response finishAtProvider(@QueryParam("code") String code, @QueryParam("state") String state, @CookieParam(COOKIE) String browser) {
        return provider.finish(code, state, browser).map(tokens -> Response.seeOther(URI.create("/")).cookie(sessions.refreshCookie(tokens)))
                .orElseGet(() -> Response.seeOther(URI.create("/sign-in?provider=refused"))).cookie(cookie("", 0)).build();
    }

    /** Lax: the provider's page leads back here, and a stricter one would stay at home. */
    private static NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE).value(value).path(COOKIE_PATH).maxAge(maxAge).httpOnly(true).secure(true).sameSite(NewCookie.SameSite.LAX).build();
    }
}
