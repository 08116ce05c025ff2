package cn.yardstick.diary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored correction beside an entry. */
@Entity
@Table(name = "diary_correction")
class DiaryCorrection {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "entry_id")
    private Long entryId;
    private String text;
    private String reason;
    private String author;
    @Column(name = "written_at")
    private Instant writtenAt;

    protected DiaryCorrection() {
    }

    DiaryCorrection(long entryId, String text, String reason, String author, Instant writtenAt) {
        this.entryId = entryId;
        this.text = text;
        this.reason = reason;
        this.author = author;
        this.writtenAt = writtenAt;
    }

    Long entryId() {
        return entryId;
    }

    DiaryView.Correction view() {
        return new DiaryView.Correction(id, text, reason, author, writtenAt);
    }
}
