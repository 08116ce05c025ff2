package cn.yardstick.assessment;

import cn.yardstick.grading.Cut;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question that the machine does not answer: who of the tied gets the places left. It stands while the latest run asks it. */
@Entity
@Table(name = "assessment_tie")
class Tie {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "pool_id")
    private long poolId;
    @Enumerated(EnumType.STRING)
    private Cut cut;
    private String question;
    private int places;
    @Enumerated(EnumType.STRING)
    private TieState state = TieState.OPEN;
    private boolean standing = true;
    private int round = 1;
    private String barred = "";
    @Column(name = "set_aside_at")
    private Instant setAsideAt;
    @Column(name = "set_aside_by")
    private Long setAsideBy;
    private int votes;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Version
    private long version;
    @ElementCollection
    @CollectionTable(name = "assessment_tied", joinColumns = @JoinColumn(name = "tie_id"))
    private List<Tied> tied = new ArrayList<>();
    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "tie_id", nullable = false, updatable = false)
    @OrderBy("id")
    private List<TieVote> cast = new ArrayList<>();

    protected Tie() {
    }

    Tie(long cycleId, TieQuestion asked, Map<Long, Long> unitOf, Instant now) {
        this.cycleId = cycleId;
        this.poolId = asked.poolId();
        this.cut = asked.cut();
        this.question = asked.digest();
        this.places = asked.places();
        this.openedAt = now;
        asked.tied().forEach(officer -> tied.add(new Tied(officer, unitOf.get(officer))));
    }

    /** Asked once more because reviews set these decisions aside: who had a part in them has none in this one. */
    void retakes(List<Tie> before) {
        this.round = before.stream().filter(one -> one.question.equals(question)).mapToInt(one -> one.round).max().orElse(0) + 1;
        this.barred = before.stream().flatMap(one -> Stream.concat(Stream.of(one.setAsideBy), Stream.concat(one.barred().stream(), one.cast.stream().map(TieVote::accountId)))).distinct().sorted()
                .map(String::valueOf).collect(Collectors.joining(","));
    }

    void stand(boolean asked) {
        this.standing = asked;
    }

    void vote(TieVote vote) {
        cast.add(vote);
        votes = cast.size();
    }

    void decide(List<Long> chosen, Instant now) {
        tied.replaceAll(one -> one.chosen(chosen.contains(one.officerId())));
        this.state = TieState.DECIDED;
        this.decidedAt = now;
    }

    TieQuestion asked() {
        return new TieQuestion(poolId, cut, tiedIds(), places);
    }

    List<Long> tiedIds() {
        return tied.stream().map(Tied::officerId).sorted().toList();
    }

    List<Long> chosen() {
        return tied.stream().filter(Tied::chosen).map(Tied::officerId).sorted().toList();
    }

    List<Tied> tied() {
        return List.copyOf(tied);
    }

    List<TieVote> cast() {
        return List.copyOf(cast);
    }

    boolean decided() {
        return state == TieState.DECIDED;
    }

    /** Decided, and no review has set that aside. */
    boolean holds() {
        return decided() && setAsideAt == null;
    }

    boolean setAside() {
        return setAsideAt != null;
    }

    /** Accounts that may not vote on it. */
    List<Long> barred() {
        return barred.isEmpty() ? List.of() : Arrays.stream(barred.split(",")).map(Long::valueOf).toList();
    }

    Instant decidedAt() {
        return decidedAt;
    }

    TieDecision decision(long officer) {
        return new TieDecision(id, cut, places, tied.size(), chosen().contains(officer), decidedAt, setAsideAt, TieRows.lastVotes(this).stream().map(TieVote::view).toList());
    }

    boolean standing() {
        return standing;
    }

    Long id() {
        return id;
    }

    long cycleId() {
        return cycleId;
    }

    long poolId() {
        return poolId;
    }

    Cut cut() {
        return cut;
    }

    int places() {
        return places;
    }

    TieState state() {
        return state;
    }

    long version() {
        return version;
    }
}
