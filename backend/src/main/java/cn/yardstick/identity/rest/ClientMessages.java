package cn.yardstick.identity.rest;

import cn.yardstick.identity.ClientScope;
import cn.yardstick.identity.Clients.ClientView;
import cn.yardstick.identity.Clients.Terms;
import cn.yardstick.identity.rest.AccountResponses.UnitRef;
import cn.yardstick.platform.http.Params;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/** Requests and answers about other systems, as in the contract. */
final class ClientMessages {

    private static final String ID = AccountRequests.ID;

    /** A new client. */
    public record CreateClient(@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,31}") String name, @NotBlank @Size(max = 64) String displayName,
            @NotEmpty @Size(max = 7) List<@NotNull ClientScope> scopes, @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = ID) String> unitIds,
            @Min(1) @Max(60_000) int requestsPerMinute) {
        Terms terms() {
            return new Terms(displayName, Set.copyOf(scopes), Set.copyOf(Params.bodyIds(unitIds)), requestsPerMinute);
        }
    }

    /** What it may do from now on. */
    public record UpdateClient(@NotBlank @Size(max = 64) String displayName, @NotEmpty @Size(max = 7) List<@NotNull ClientScope> scopes,
            @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = ID) String> unitIds, @Min(1) @Max(60_000) int requestsPerMinute) {
        Terms terms() {
            return new Terms(displayName, Set.copyOf(scopes), Set.copyOf(Params.bodyIds(unitIds)), requestsPerMinute);
        }
    }

    /** A key without its secret. */
    public record KeyResponse(String id, Instant createdAt, Instant lastUsedAt) {
    }

    /** A client without anything secret. */
    public record ClientResponse(String id, String name, String displayName, Set<ClientScope> scopes, List<UnitRef> units, int requestsPerMinute, List<KeyResponse> keys,
            boolean locked, Instant createdAt, long version) {
        static ClientResponse of(ClientView view, LongFunction<UnitRef> unit) {
            return new ClientResponse(Long.toString(view.id()), view.name(), view.terms().displayName(), view.terms().scopes(), view.terms().unitIds().stream().map(unit::apply).toList(),
                    view.terms().requestsPerMinute(), view.keys().stream().map(key -> new KeyResponse(Long.toString(key.id()), key.createdAt(), key.lastUsedAt())).toList(),
                    view.locked(), view.createdAt(), view.version());
        }
    }

    /** A client with the secret of its newest key, shown this once. */
    public record ClientWithSecret(ClientResponse client, String secret) {
    }

    /** RFC 6749, section 5.1: the names are the standard's. */
    public record ClientTokenResponse(@JsonProperty("access_token") String accessToken, @JsonProperty("token_type") String tokenType, @JsonProperty("expires_in") int expiresIn, String scope) {
    }

    private ClientMessages() {
    }
}
