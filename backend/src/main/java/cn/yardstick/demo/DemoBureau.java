package cn.yardstick.demo;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.notice.Notices;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.rulebook.RuleBookImport;
import cn.yardstick.rulebook.RuleBooks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** The demo bureau, from a fixed seed: three finished cycles, one of them with a revised list, and one in scoring. For an empty database only. */
@ApplicationScoped
public class DemoBureau {

    private static final long SEED = 20_260_101;

    private final As as;
    private final DemoPeople demoPeople;
    private final DemoAccounts demoAccounts;
    private final DemoCycle demoCycle;
    private final DemoScores scores;
    private final DemoObjections objections;
    private final DemoDeliveries deliveries;
    private final RuleBookImport ruleBooks;
    private final RuleBooks books;
    private final Clauses clauses;
    private final Acknowledgements acknowledgements;
    private final Notices notices;
    private final BureauTime time;
    private final ObjectMapper json;

    DemoBureau(As as, DemoPeople demoPeople, DemoAccounts demoAccounts, DemoCycle demoCycle, DemoScores scores, DemoObjections objections, DemoDeliveries deliveries, RuleBookImport ruleBooks, RuleBooks books, Clauses clauses,
            Acknowledgements acknowledgements, Notices notices, BureauTime time, ObjectMapper json) {
        this.as = as;
        this.demoPeople = demoPeople;
        this.demoAccounts = demoAccounts;
        this.demoCycle = demoCycle;
        this.scores = scores;
        this.objections = objections;
        this.deliveries = deliveries;
        this.ruleBooks = ruleBooks;
        this.books = books;
        this.clauses = clauses;
        this.acknowledgements = acknowledgements;
        this.notices = notices;
        this.time = time;
        this.json = json;
    }

    /** Makes everything and answers the accounts with their passwords, as JSON. */
    public String load() {
        var random = new Random(SEED);
        var people = demoPeople.make(random);
        var shown = as.account(0, () -> demoAccounts.make(people));
        as.account(demoAccounts.id("sysadmin"), demoAccounts::otherSystem);
        as.account(demoAccounts.id("leader2"), () -> {
            demoAccounts.leave(time.today(), people);
            return null;
        });
        var book = as.account(demoAccounts.id("office"), () -> {
            try (var file = DemoBureau.class.getResourceAsStream("/demo/rule-book.json")) {
                var draft = ruleBooks.draftFrom(file);
                return books.issue(draft.id(), draft.version());
            }
        });
        var texts = as.account(0, () -> clauses.list(book.id(), new Clauses.Filter(null, null, null, null), PageParams.first(200)).items());
        for (var account : List.of("officer2", "officer3", "assessor", "assessor2", "leader2")) {
            as.account(demoAccounts.id(account), () -> acknowledgements.acknowledge(book.id()));
        }
        var year = time.today().getYear();
        earlier(year - 3, book.id(), people, texts, false);
        earlier(year - 2, book.id(), people, texts, true);
        var last = cycle(year - 1, book.id(), people);
        scores.year(last, people, texts, random, 900, 0);
        scores.story(last, people, texts);
        demoCycle.finish(last, people);
        var present = cycle(year, book.id(), people);
        scores.year(present, people, texts, random, 240, 25);
        objections.make(last, present);
        List.of("assessor", "discipline", "office").forEach(this::seen);
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A year of which little is known; in one an objection was upheld after the list had gone out, and the list revised. */
    private void earlier(int year, long ruleBookId, List<DemoPeople.Person> people, List<ClauseView> texts, boolean revised) {
        var cycle = cycle(year, ruleBookId, people);
        // From the November three years ago on, everybody serves.
        var first = LocalDate.of(time.today().getYear() - 3, 11, 1);
        scores.from(first.isAfter(cycle.from()) ? first : cycle.from(), cycle, people, texts, new Random(SEED + year), 150, 0);
        if (!revised) {
            demoCycle.finish(cycle, people);
            return;
        }
        var wrong = scores.twoLowest(cycle, people, texts);
        var list = demoCycle.publish(cycle, people);
        var paid = deliveries.sent(list);
        objections.upheld(list.id(), wrong);
        demoCycle.revise(cycle, people);
        deliveries.corrected(paid);
        demoCycle.close(cycle);
    }

    /** Who proposed and decided for a year has read what became of it; whoever signs in finds what is new. */
    private void seen(String account) {
        as.account(demoAccounts.id(account), () -> notices.own(PageParams.first(1)).items().stream().map(newest -> notices.seen(newest.id())).toList());
    }

    private CycleView cycle(int year, long ruleBookId, List<DemoPeople.Person> people) {
        return demoCycle.open(year + " 年度全员等级评定", ruleBookId, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), people);
    }
}
