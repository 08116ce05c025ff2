package cn.yardstick.diary;

import cn.yardstick.attachment.AttachmentHome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Attachments of diary entries are for whoever may read the entry. */
@ApplicationScoped
class DiaryAttachments implements AttachmentHome {

    private final Diary diary;

    DiaryAttachments(Diary diary) {
        this.diary = diary;
    }

    @Override
    public String type() {
        return "diary-entry";
    }

    @Override
    public Collection<Long> concerned(long recordId) {
        return diary.visible(recordId).officerIds();
    }
}
