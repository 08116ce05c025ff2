package cn.yardstick.appeal;

import cn.yardstick.attachment.AttachmentHome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What is enclosed with an objection is for whoever may read that. */
@ApplicationScoped
public class ObjectionAttachments {

    public static final String TYPE = "objection";

    @Produces
    @Singleton
    static AttachmentHome home(ObjectionRows rows) {
        return new AttachmentHome(TYPE, id -> List.of(rows.visible(id).officerId()));
    }

    private ObjectionAttachments() {
    }
}
