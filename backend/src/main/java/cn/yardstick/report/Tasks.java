package cn.yardstick.report;

import cn.yardstick.appeal.ObjectionRows;
import cn.yardstick.appeal.Revisions;
import cn.yardstick.consequence.DeliveryRows;
import cn.yardstick.identity.Actor;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Ungranted;
import cn.yardstick.incident.IncidentSteps;
import cn.yardstick.incident.UnscoredIncidents;
import cn.yardstick.notice.Notices;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.Readings;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.RuleBookState;
import cn.yardstick.rulebook.RuleBookView;
import cn.yardstick.rulebook.RuleBooks;
import cn.yardstick.score.EntryRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What there is to do now for the present person, from the rooms that know; each task is gone once it is done. */
@ApplicationScoped
public class Tasks {

    /** Kinds of tasks, as in the contract. */
    public enum TaskKind {
        READ_RULE_BOOK, CONFIRM_ENTRIES, VERIFY_INCIDENTS, DECIDE_TIES, APPROVE_PUBLICATION, READ_PUBLICATION, CATCH_UP_MEETING, RECORD_ATTENDANCE, PASS_GATE, MOVE_STAGE, ANSWER_ENTRY,
        ISSUE_RULE_BOOK, GRANT_ROLES, START_CYCLE, READ_NOTICES, SCORE_INCIDENTS, DECIDE_OBJECTIONS, REVISE_PUBLICATION, CORRECT_DELIVERIES
    }

    /** One thing to do; {@code targetId} and {@code label} null where it is no single record. */
    public record Task(TaskKind kind, int count, String targetId, String label) {
    }

    private static final int DRAFTS = 20;

    private final CurrentActor current;
    private final CycleTasks cycles;
    private final RuleBooks books;
    private final Acknowledgements acknowledgements;
    private final IncidentSteps incidents;
    private final UnscoredIncidents unscored;
    private final EntryRows entries;
    private final Publications publications;
    private final Readings readings;
    private final ObjectionRows objections;
    private final Revisions revisions;
    private final DeliveryRows deliveries;
    private final Notices notices;
    private final Ungranted ungranted;

    Tasks(CurrentActor current, CycleTasks cycles, RuleBooks books, Acknowledgements acknowledgements, IncidentSteps incidents, UnscoredIncidents unscored, EntryRows entries, Publications publications, Readings readings, ObjectionRows objections, Revisions revisions, DeliveryRows deliveries, Notices notices, Ungranted ungranted) {
        this.current = current;
        this.cycles = cycles;
        this.books = books;
        this.acknowledgements = acknowledgements;
        this.incidents = incidents;
        this.unscored = unscored;
        this.entries = entries;
        this.publications = publications;
        this.readings = readings;
        this.objections = objections;
        this.revisions = revisions;
        this.deliveries = deliveries;
        this.notices = notices;
        this.ungranted = ungranted;
    }

    @Transactional
    public List<Task> own() {
        var actor = current.get();
        var tasks = new ArrayList<Task>();
        ruleBooks(actor, tasks);
        entries(actor, tasks);
        if (actor.may(Permission.INCIDENTS_VERIFY)) {
            add(tasks, TaskKind.VERIFY_INCIDENTS, incidents.countToVerify());
        }
        if (actor.may(Permission.ENTRIES_PROPOSE)) {
            add(tasks, TaskKind.SCORE_INCIDENTS, unscored.count());
        }
        if (actor.may(Permission.CYCLES_READ)) {
            tasks.addAll(cycles.of(actor));
        }
        publications(actor, tasks);
        if (actor.may(Permission.OBJECTIONS_DECIDE)) {
            add(tasks, TaskKind.DECIDE_OBJECTIONS, objections.countDecidable());
        }
        add(tasks, TaskKind.READ_NOTICES, notices.countUnseen());
        var account = actor.may(Permission.ROLES_WRITE) ? ungranted.first() : null;
        if (account != null) {
            tasks.add(new Task(TaskKind.GRANT_ROLES, account.count(), Long.toString(account.id()), account.displayName()));
        }
        return tasks;
    }

    private void ruleBooks(Actor actor, List<Task> tasks) {
        if (actor.officerId() != null && actor.may(Permission.RULEBOOKS_ACKNOWLEDGE)) {
            books.list(RuleBookState.ISSUED, PageParams.first(1)).items().stream().filter(book -> acknowledgements.ownAmong(Set.of(book.id())).isEmpty())
                    .forEach(book -> tasks.add(task(TaskKind.READ_RULE_BOOK, book)));
        }
        if (actor.may(Permission.RULEBOOKS_WRITE)) {
            books.list(RuleBookState.DRAFT, PageParams.first(DRAFTS)).items().forEach(book -> tasks.add(task(TaskKind.ISSUE_RULE_BOOK, book)));
        }
    }

    private void entries(Actor actor, List<Task> tasks) {
        if (actor.may(Permission.ENTRIES_CONFIRM)) {
            add(tasks, TaskKind.CONFIRM_ENTRIES, entries.countConfirmable());
        }
        if (actor.officerId() != null && actor.may(Permission.ENTRIES_ANSWER)) {
            var open = entries.toAnswer();
            if (open.size() == 1) {
                tasks.add(new Task(TaskKind.ANSWER_ENTRY, 1, Long.toString(open.getFirst().id()), open.getFirst().note()));
            } else {
                add(tasks, TaskKind.ANSWER_ENTRY, open.size());
            }
        }
    }

    private void publications(Actor actor, List<Task> tasks) {
        if (actor.may(Permission.PUBLICATIONS_WRITE)) {
            revisions.toRevise().forEach(cycle -> tasks.add(new Task(TaskKind.REVISE_PUBLICATION, 1, Long.toString(cycle.id()), cycle.name())));
            publications.toApprove().forEach(one -> tasks.add(new Task(TaskKind.APPROVE_PUBLICATION, 1, Long.toString(one.id()), one.title())));
        }
        if (actor.may(Permission.DELIVERIES_WRITE)) {
            deliveries.toCorrect().forEach(one -> tasks.add(new Task(TaskKind.CORRECT_DELIVERIES, one.count(), Long.toString(one.newest().id()), one.newest().title())));
        }
        var unread = readings.unread();
        if (unread != null) {
            tasks.add(new Task(TaskKind.READ_PUBLICATION, 1, Long.toString(unread.id()), unread.title()));
        }
    }

    private static Task task(TaskKind kind, RuleBookView book) {
        return new Task(kind, 1, Long.toString(book.id()), book.title());
    }

    private static void add(List<Task> tasks, TaskKind kind, int count) {
        if (count > 0) {
            tasks.add(new Task(kind, count, null, null));
        }
    }
}
