package cn.yardstick.report;

import cn.yardstick.assessment.Ties;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.Actor;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.Publications;
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

/** What there is to do now for the present person, from the rooms that know. */
@ApplicationScoped
public class Tasks {

    /** Kinds of tasks, as in the contract. */
    public enum TaskKind {
        READ_RULE_BOOK, CONFIRM_ENTRIES, VERIFY_INCIDENTS, DECIDE_TIES, APPROVE_PUBLICATION, READ_PUBLICATION, CATCH_UP_MEETING, RECORD_ATTENDANCE, PASS_GATE, ANSWER_ENTRY,
        ISSUE_RULE_BOOK, GRANT_ROLES, START_CYCLE
    }

    /** One thing to do; {@code targetId} and {@code label} null where it is no single record. */
    public record Task(TaskKind kind, int count, String targetId, String label) {
    }

    private final CurrentActor current;
    private final RuleBooks books;
    private final Acknowledgements acknowledgements;
    private final Cycles cycles;
    private final Incidents incidents;
    private final EntryRows entries;
    private final Ties ties;
    private final Publications publications;

    Tasks(CurrentActor current, RuleBooks books, Acknowledgements acknowledgements, Cycles cycles, Incidents incidents, EntryRows entries, Ties ties, Publications publications) {
        this.current = current;
        this.books = books;
        this.acknowledgements = acknowledgements;
        this.cycles = cycles;
        this.incidents = incidents;
        this.entries = entries;
        this.ties = ties;
        this.publications = publications;
    }

    @Transactional
    public List<Task> own() {
        var actor = current.get();
        var tasks = new ArrayList<Task>();
        ruleBooks(actor, tasks);
        if (actor.may(Permission.ENTRIES_CONFIRM)) {
            add(tasks, TaskKind.CONFIRM_ENTRIES, entries.countConfirmable());
        }
        if (actor.may(Permission.INCIDENTS_VERIFY)) {
            add(tasks, TaskKind.VERIFY_INCIDENTS, incidents.countToVerify());
        }
        if (actor.may(Permission.CYCLES_READ)) {
            cycles(actor, tasks);
        }
        if (actor.may(Permission.PUBLICATIONS_WRITE)) {
            publications.toApprove().forEach(one -> tasks.add(new Task(TaskKind.APPROVE_PUBLICATION, 1, Long.toString(one.id()), one.title())));
        }
        if (actor.officerId() != null) {
            publications.list(null, PublicationState.PUBLISHED, PageParams.first(1)).items().forEach(one -> tasks.add(new Task(TaskKind.READ_PUBLICATION, 1, Long.toString(one.id()), one.title())));
        }
        return tasks;
    }

    private void ruleBooks(Actor actor, List<Task> tasks) {
        if (actor.officerId() != null && actor.may(Permission.RULEBOOKS_ACKNOWLEDGE)) {
            books.list(RuleBookState.ISSUED, PageParams.first(1)).items().stream().filter(book -> acknowledgements.ownAmong(Set.of(book.id())).isEmpty())
                    .forEach(book -> tasks.add(task(TaskKind.READ_RULE_BOOK, book)));
        }
        if (actor.may(Permission.RULEBOOKS_WRITE)) {
            books.list(RuleBookState.DRAFT, PageParams.first(1)).items().forEach(book -> tasks.add(task(TaskKind.ISSUE_RULE_BOOK, book)));
        }
    }

    private void cycles(Actor actor, List<Task> tasks) {
        var open = cycles.list(null, PageParams.first(20)).items().stream().filter(cycle -> cycle.stage() != Stage.FINAL).toList();
        for (CycleView cycle : open) {
            if (actor.may(Permission.CYCLES_WRITE)) {
                tasks.add(new Task(TaskKind.PASS_GATE, 1, Long.toString(cycle.id()), cycle.name()));
            }
            var votes = actor.may(Permission.TIES_DECIDE) && cycle.stage() == Stage.GRADING ? ties.countToVote(cycle.id()) : 0;
            if (votes > 0) {
                tasks.add(new Task(TaskKind.DECIDE_TIES, votes, Long.toString(cycle.id()), cycle.name()));
            }
        }
        if (open.isEmpty() && actor.may(Permission.CYCLES_WRITE)) {
            tasks.add(new Task(TaskKind.START_CYCLE, 1, null, null));
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
