package cn.yardstick.diary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A stored entry: only ever added. */
@Entity
@Table(name = "diary_entry")
class DiaryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "account_id")
    private long accountId;
    private String author;
    private String text;
    @Column(name = "stated_at")
    private Instant statedAt;
    @Column(name = "clause_id")
    private Long clauseId;

    protected DiaryEntry() {
    }

    DiaryEntry(LocalDate occurredOn, Instant statedAt, Instant writtenAt, long accountId, String author, String text, Long clauseId) {
        this.occurredOn = occurredOn;
        this.statedAt = statedAt;
        this.writtenAt = writtenAt;
        this.accountId = accountId;
        this.author = author;
        this.text = text;
        this.clauseId = clauseId;
    }

    Long id() {
        return id;
    }

    DiaryView view(List<Long> officerIds, List<DiaryView.Correction> corrections) {
        return new DiaryView(id, occurredOn, statedAt == null ? writtenAt : statedAt, writtenAt, author, text, officerIds, clauseId, corrections);
    }

    EvidenceFacts.Written written() {
        return new EvidenceFacts.Written(id, accountId, occurredOn, writtenAt);
    }
}
