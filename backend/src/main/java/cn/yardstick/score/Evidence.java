package cn.yardstick.score;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A diary entry that a score entry points to. */
@Entity
@Table(name = "score_entry_evidence")
class Evidence {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "entry_id")
    private Long entryId;
    @Column(name = "diary_entry_id")
    private Long diaryEntryId;

    protected Evidence() {
    }

    Evidence(long entryId, long diaryEntryId) {
        this.entryId = entryId;
        this.diaryEntryId = diaryEntryId;
    }

    Long entryId() {
        return entryId;
    }

    Long diaryEntryId() {
        return diaryEntryId;
    }
}
