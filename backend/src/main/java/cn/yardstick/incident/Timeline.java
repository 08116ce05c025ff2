package cn.yardstick.incident;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.diary.Diary;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that came from an incident, in the order in which it happened; each line only for those who may see its record. */
@ApplicationScoped
public class Timeline {

    private final EntityManager em;
    private final Incidents incidents;
    private final Diary diary;
    private final Attachments attachments;
    private final Instance<TimelineSource> sources;

    Timeline(EntityManager em, Incidents incidents, Diary diary, Attachments attachments, @Any Instance<TimelineSource> sources) {
        this.em = em;
        this.incidents = incidents;
        this.diary = diary;
        this.attachments = attachments;
        this.sources = sources;
    }

    /** With what was merged into it; the look is written down. */
    @Transactional
    public Page<TimelineLine> of(long id, PageParams params) {
        var view = incidents.read(id);
        var cursor = params.cursor();
        var stretch = new Stretch(cursor == null ? null : TimelineMark.parse(cursor.key()), view.group(), params.limit() + 1);
        var lines = new ArrayList<TimelineLine>();
        lines.addAll(told(stretch));
        lines.addAll(changed(stretch));
        Stream.concat(written(view), attached(view)).filter(stretch::holds).forEach(lines::add);
        sources.forEach(source -> lines.addAll(source.lines(stretch)));
        return Page.of(lines.stream().sorted(Comparator.comparing(TimelineLine::mark)).limit(params.limit() + 1L).toList(), params.limit(), TimelineLine::key);
    }

    private List<TimelineLine> told(Stretch stretch) {
        var reported = stretch.rows(Listing.of(em, Incident.class).where("e.id in :incidents", "incidents", stretch.incidentIds()), TimelineKind.REPORTED, "reportedAt").stream().map(Incident::reportedLine);
        var decided = stretch.rows(Listing.of(em, Incident.class).where("e.id in :incidents and e.decidedAt is not null", "incidents", stretch.incidentIds()), TimelineKind.VERIFIED, "decidedAt")
                .stream().map(Incident::decidedLine);
        return Stream.concat(reported, decided).toList();
    }

    private List<TimelineLine> changed(Stretch stretch) {
        var merges = stretch.rows(Listing.of(em, IncidentMerge.class).where("e.incidentId in :incidents or e.survivorId in :incidents", "incidents", stretch.incidentIds()), TimelineKind.MERGED, "doneAt")
                .stream().map(merge -> merge.line(stretch.incidentIds()));
        var amendments = stretch.rows(Listing.of(em, IncidentAmendment.class).where("e.incidentId in :incidents", "incidents", stretch.incidentIds()), TimelineKind.AMENDED, "doneAt")
                .stream().map(IncidentAmendment::line);
        var findings = stretch.rows(Listing.of(em, Finding.class).where("e.incidentId in :incidents", "incidents", stretch.incidentIds()), TimelineKind.FINDING_RECORDED, "foundAt").stream().map(Finding::line);
        return Stream.of(merges, amendments, findings).flatMap(lines -> lines).toList();
    }

    /** Diary entries that the incident names; there are few of them. */
    private Stream<TimelineLine> written(IncidentView view) {
        return diary.told(view.report().diaryEntryIds()).stream()
                .map(entry -> new TimelineLine(entry.arrivedAt(), TimelineKind.DIARY_WRITTEN, entry.id(), view.id(), "diary-entry", entry.id(), entry.author(), null, null, null));
    }

    /** Attachments, as many as an incident may have. */
    private Stream<TimelineLine> attached(IncidentView view) {
        return attachments.attached("incident", view.group()).stream()
                .map(one -> new TimelineLine(one.at(), TimelineKind.ATTACHED, one.id(), one.recordId(), "attachment", one.id(), null, null, one.name(), null));
    }
}
