package cn.yardstick.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A vote as it was signed; only ever added. */
@Entity
@Table(name = "assessment_tie_vote")
class TieVote {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "account_id")
    private long accountId;
    private String assessor;
    private String chosen;
    private String reason;
    private Instant at;

    protected TieVote() {
    }

    TieVote(long accountId, String assessor, List<Long> chosen, String reason, Instant at) {
        this.accountId = accountId;
        this.assessor = assessor;
        this.chosen = chosen.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        this.reason = reason;
        this.at = at;
    }

    long accountId() {
        return accountId;
    }

    /** Sorted, so that equal choices are equal lists. */
    List<Long> chosen() {
        return Arrays.stream(chosen.split(",")).map(Long::valueOf).toList();
    }

    TieView.VoteView view() {
        return new TieView.VoteView(assessor, chosen(), reason, at);
    }
}
