package cn.yardstick.incident;

import cn.yardstick.attachment.AttachmentHome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Attachments of incidents are for whoever may read the incident. */
@ApplicationScoped
class IncidentAttachments implements AttachmentHome {

    private final Incidents incidents;

    IncidentAttachments(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public String type() {
        return "incident";
    }

    @Override
    public Collection<Long> concerned(long recordId) {
        return incidents.visible(recordId).officerIds();
    }
}
