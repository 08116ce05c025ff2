package cn.yardstick.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.BatchSize;

/** Another system: scopes instead of roles, and the units that it may see. */
@Entity
@Table(name = "client")
class Client {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    @Column(name = "display_name")
    private String displayName;
    @Column(name = "requests_per_minute")
    private int requestsPerMinute;
    @Column(name = "locked_at")
    private Instant lockedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "client_scope", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "scope")
    @BatchSize(size = 200)
    private Set<String> scopes = new HashSet<>();
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "client_unit", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "unit_id")
    @BatchSize(size = 200)
    private Set<Long> unitIds = new HashSet<>();
    @Version
    private long version;

    protected Client() {
    }

    Client(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    void describe(String newDisplayName, Collection<ClientScope> newScopes, Collection<Long> newUnitIds, int newRequestsPerMinute) {
        this.displayName = newDisplayName;
        this.requestsPerMinute = newRequestsPerMinute;
        var words = newScopes.stream().map(ClientScope::word).toList();
        scopes.retainAll(words);
        scopes.addAll(words);
        unitIds.retainAll(newUnitIds);
        unitIds.addAll(newUnitIds);
    }

    void lock(Instant now) {
        this.lockedAt = now;
    }

    void unlock() {
        this.lockedAt = null;
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    int requestsPerMinute() {
        return requestsPerMinute;
    }

    boolean locked() {
        return lockedAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    Set<ClientScope> scopes() {
        var known = new TreeSet<ClientScope>();
        scopes.forEach(word -> known.add(ClientScope.named(word)));
        return known;
    }

    Set<Long> unitIds() {
        return new TreeSet<>(unitIds);
    }

    long version() {
        return version;
    }
}
