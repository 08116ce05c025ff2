package cn.yardstick.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns a valid token into an actor with permissions, as long as its session lives and the account is not locked. */
@ApplicationScoped
class RightsAugmentor implements SecurityIdentityAugmentor {

    private final Actors actors;

    RightsAugmentor(Actors actors) {
        this.actors = actors;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
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

    private static SecurityIdentity withRights(SecurityIdentity identity, Actor actor) {
        return QuarkusSecurityIdentity.builder(identity).addPermissionsAsString(actor.permissions())
                .addAttribute(CurrentActor.ATTRIBUTE, actor).build();
    }
}
