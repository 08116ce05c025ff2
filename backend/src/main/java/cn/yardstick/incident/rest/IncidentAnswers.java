package cn.yardstick.incident.rest;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.diary.Diary;
import cn.yardstick.incident.AmendmentView;
import cn.yardstick.incident.IncidentSteps;
import cn.yardstick.incident.IncidentView;
import cn.yardstick.incident.Incidents;
import cn.yardstick.incident.LinkedIncident;
import cn.yardstick.incident.TimelineLine;
import cn.yardstick.incident.rest.IncidentMessages.AmendedOfficer;
import cn.yardstick.incident.rest.IncidentMessages.AmendmentResponse;
import cn.yardstick.incident.rest.IncidentMessages.IncidentOfficer;
import cn.yardstick.incident.rest.IncidentMessages.IncidentResponse;
import cn.yardstick.incident.rest.IncidentMessages.Linked;
import cn.yardstick.incident.rest.IncidentMessages.OfficerRef;
import cn.yardstick.incident.rest.IncidentMessages.TimelineLineResponse;
import cn.yardstick.incident.rest.IncidentMessages.UnitRef;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What is answered about incidents, with names in the place of ids; the same few statements for a page as for one. */
@ApplicationScoped
class IncidentAnswers {

    private final Incidents room;
    private final IncidentSteps steps;
    private final Diary diary;
    private final Officers officers;
    private final Units units;
    private final Attachments attachments;

    IncidentAnswers(Incidents room, IncidentSteps steps, Diary diary, Officers officers, Units units, Attachments attachments) {
        this.room = room;
        this.steps = steps;
        this.diary = diary;
        this.officers = officers;
        this.units = units;
        this.attachments = attachments;
    }

    IncidentResponse of(IncidentView incident) {
        return of(List.of(incident)).getFirst();
    }

    List<IncidentResponse> of(List<IncidentView> incidents) {
        var badges = officers.badgesOf(incidents.stream().flatMap(IncidentAnswers::named).distinct().toList());
        // That there is an entry about oneself is not told either.
        var readable = diary.readable(incidents.stream().flatMap(one -> Stream.concat(one.report().diaryEntryIds().stream(), one.amendments().stream().flatMap(later -> later.diaryEntryIds().stream()))).distinct().toList());
        var attached = attachments.of("incident", incidents.stream().flatMap(one -> one.group().stream()).distinct().toList());
        return incidents.stream().map(one -> {
            var report = one.report();
            var may = steps.of(one);
            var involved = report.officers().stream().map(in -> new IncidentOfficer(
                    officer(in.officerId(), badges), in.role(), in.disposition())).toList();
            return new IncidentResponse(Long.toString(one.id()), report.nature(), report.source(), report.title(), report.description(), report.place(), report.occurredOn(),
                    one.reportedAt(), one.arrivedAt(), one.reportedBy(), one.bySystem(), report.reference(), involved, report.unitIds().stream().map(this::unit).toList(), report.diaryEntryIds().stream().filter(readable::contains).map(String::valueOf).toList(),
                    one.group().stream().flatMap(id -> attached.getOrDefault(id, List.of()).stream()).toList(), one.state(), one.decidedAt(), one.decidedBy(), one.decisionNote(),
                    one.survivor() == null ? null : linked(one.survivor(), room.readsSurvivor(one)), one.duplicates().stream().map(duplicate -> linked(duplicate, true)).toList(),
                    one.amendments().stream().map(later -> amendment(later, badges, readable)).toList(),
                    may.verify(), may.dismiss(), may.find(), may.propose(), may.merge(), may.withdrawMerge(), may.amend(), may.asDeputyOf(), one.version());
        }).toList();
    }

    private static Linked linked(LinkedIncident one, boolean readable) {
        return new Linked(Long.toString(one.id()), readable ? one.title() : null, one.state());
    }

    Page<TimelineLineResponse> of(Page<TimelineLine> page) {
        var badges = officers.badgesOf(page.items().stream().map(TimelineLine::officerId).filter(Objects::nonNull).distinct().toList());
        return page.map(line -> new TimelineLineResponse(line.key(), line.at(), line.kind(), Long.toString(line.incidentId()), line.recordType(), Long.toString(line.recordId()), line.by(),
                line.officerId() == null ? null : officer(line.officerId(), badges), line.label(), line.text()));
    }

    private AmendmentResponse amendment(AmendmentView later, Map<Long, Officers.Badge> badges, Set<Long> readable) {
        return new AmendmentResponse(Long.toString(later.id()), later.reason(), later.doneBy(), later.doneAt(), later.occurredOn(), later.occurredBefore(), later.place(), later.placeBefore(),
                later.officers().stream().map(one -> new AmendedOfficer(officer(one.involved().officerId(), badges), one.involved().role(), one.involved().disposition(), one.roleBefore(), one.dispositionBefore())).toList(),
                later.unitIds().stream().map(this::unit).toList(), later.diaryEntryIds().stream().filter(readable::contains).map(String::valueOf).toList());
    }

    private static Stream<Long> named(IncidentView incident) {
        return Stream.concat(incident.officerIds().stream(), incident.amendments().stream().flatMap(later -> later.officers().stream()).map(one -> one.involved().officerId()));
    }

    private static OfficerRef officer(long id, Map<Long, Officers.Badge> badges) {
        return new OfficerRef(Long.toString(id), badges.get(id).badgeNo(), badges.get(id).name());
    }

    private UnitRef unit(long id) {
        return new UnitRef(Long.toString(id), units.nameOf(id));
    }
}
