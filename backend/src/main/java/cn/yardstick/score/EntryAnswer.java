package cn.yardstick.score;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the officer said to an entry: only ever added. */
@Entity
@Table(name = "score_entry_answer")
class EntryAnswer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "entry_id")
    private Long entryId;
    private String text;
    private Instant at;
    @Column(name = "stated_at")
    private Instant statedAt;
    private boolean late;

    protected EntryAnswer() {
    }

    EntryAnswer(long entryId, String text, Instant statedAt, Instant at, boolean late) {
        this.entryId = entryId;
        this.text = text;
        this.statedAt = statedAt;
        this.at = at;
        this.late = late;
    }

    Long id() {
        return id;
    }

    Long entryId() {
        return entryId;
    }

    EntryView.Answer view() {
        return new EntryView.Answer(id, text, statedAt == null ? at : statedAt, at, late);
    }
}
