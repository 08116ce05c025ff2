package cn.yardstick.score;

import cn.yardstick.attachment.AttachmentHome;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** Attachments of an officer's answer are for whoever may read the entry. */
@ApplicationScoped
public class AnswerAttachments implements AttachmentHome {

    public static final String TYPE = "score-entry-answer";

    private final EntityManager em;
    private final ScoreEntries entries;

    AnswerAttachments(EntityManager em, ScoreEntries entries) {
        this.em = em;
        this.entries = entries;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Collection<Long> concerned(long recordId) {
        var answer = em.find(EntryAnswer.class, recordId);
        if (answer == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return List.of(entries.visible(answer.entryId()).officerId());
    }
}
