package cn.yardstick.diary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entry's text, or that of one of its corrections, in the form in which it is searched. */
@Entity
@Table(name = "diary_text")
class DiaryText {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "entry_id")
    private Long entryId;
    private String words;

    protected DiaryText() {
    }

    DiaryText(long entryId, String words) {
        this.entryId = entryId;
        this.words = words;
    }
}
