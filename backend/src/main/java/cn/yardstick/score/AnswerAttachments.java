package cn.yardstick.score;

import cn.yardstick.attachment.AttachmentHome;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Attachments of an officer's answer are for whoever may read the entry. */
@ApplicationScoped
public class AnswerAttachments {

    public static final String TYPE = "score-entry-answer";

    @Produces
    @Singleton
    static AttachmentHome home(EntityManager em, ScoreEntries entries) {
        return new AttachmentHome(TYPE, id -> {
            var answer = em.find(EntryAnswer.class, id);
            if (answer == null) {
                throw ProblemType.NOT_FOUND.raise();
            }
            return List.of(entries.visible(answer.entryId()).officerId());
        });
    }

    private AnswerAttachments() {
    }
}
