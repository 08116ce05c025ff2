package cn.yardstick.diary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Two characters that stand together in an entry or in one of its corrections. */
@Entity
@Table(name = "diary_gram")
class DiaryGram {

    /** The two and the entry. */
    @Embeddable
    record Key(String gram, @Column(name = "entry_id") Long entryId) {
    }

    @EmbeddedId
    private Key key;

    protected DiaryGram() {
    }
}
