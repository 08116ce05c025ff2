package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns a valid token into an actor with permissions, as long as its session lives and the account is not locked. */
@ApplicationScoped
class RightsAugmentor implements SecurityIdentityAugmentor {

    /** By the very principal that the verifier hands out for a token. */
    private final Cache<Principal, SecurityIdentity> identities = Caffeine.newBuilder().weakKeys().expireAfterWrite(Duration.ofSeconds(10)).maximumSize(10_000).build();
    private final Actors actors;
    private final ClientActors clients;
    private final ClientQuota quota;

    RightsAugmentor(Actors actors, ClientActors clients, ClientQuota quota) {
        this.actors = actors;
        this.clients = clients;
        this.quota = quota;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        String clientKey = token.getClaim(ClientTokens.KEY_CLAIM);
        if (clientKey != null) {
            return context.runBlocking(() -> withRights(identity, client(Long.parseLong(clientKey), token.getClaim(ClientTokens.SCOPE_CLAIM))));
        }
        String sessionId = token.getClaim("sid");
        if (sessionId == null) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        var recent = actors.recent(sessionId);
        if (recent != null) {
            return Uni.createFrom().item(withRights(identity, recent));
        }
        return context.runBlocking(() -> withRights(identity, actors.load(sessionId).orElseThrow(AuthenticationFailedException::new)));
    }

    /** Each request of another system counts; 429 beyond its limit. */
    private Actor client(long keyId, String scope) {
        var acting = clients.load(keyId, scope).orElseThrow(AuthenticationFailedException::new);
        var wait = quota.count(acting.clientId(), acting.requestsPerMinute());
        if (wait > 0) {
            throw ProblemType.TOO_MANY.raise().retryAfter(wait);
        }
        return acting.actor();
    }

    /** Made once for a token and a snapshot of its actor. */
    private SecurityIdentity withRights(SecurityIdentity identity, Actor actor) {
        var before = identities.getIfPresent(identity.getPrincipal());
        if (before != null && before.getAttribute(CurrentActor.ATTRIBUTE) == actor) {
            return before;
        }
        var made = QuarkusSecurityIdentity.builder(identity).addPermissionsAsString(actor.permissions())
                .addAttribute(CurrentActor.ATTRIBUTE, actor).build();
        identities.put(identity.getPrincipal(), made);
        return made;
    }
}
