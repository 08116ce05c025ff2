package cn.yardstick.calendar;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which days are worked, and when a term ends. Terms that were set already keep their last day when a year is changed later. */
@ApplicationScoped
public class WorkingDays {

    /** No term of the bureau is longer; the law's longest are ninety calendar days. */
    public static final int LONGEST_TERM = 250;

    private final EntityManager em;
    private final AuditLog audit;

    WorkingDays(EntityManager em, AuditLog audit) {
        this.em = em;
        this.audit = audit;
    }

    @Transactional
    public YearView year(int year) {
        var kept = em.find(CalendarYear.class, year);
        return kept == null ? new YearView(year, null, List.of(), 0) : view(kept);
    }

    /** Replaces a year's special days; 422 names the day that cannot be. */
    @Transactional
    public YearView keep(int year, long version, String source, List<SpecialDay> days) {
        check(year, days);
        em.createNativeQuery("INSERT IGNORE INTO calendar_year (year, source, version) VALUES (?1, ?2, 0)").setParameter(1, year).setParameter(2, source).executeUpdate();
        var kept = em.find(CalendarYear.class, year, LockModeType.PESSIMISTIC_WRITE);
        IfMatch.check(version, kept.version());
        var before = view(kept);
        stored(year).forEach(em::remove);
        em.flush();
        days.forEach(day -> em.persist(new CalendarDay(day)));
        kept.keep(source);
        em.flush();
        audit.record("calendar.kept", ref(year), null, picture(before), picture(view(kept)));
        return view(kept);
    }

    @Transactional
    public Page<HistoryLine> history(int year, PageParams params) {
        return audit.history(ref(year), params);
    }

    /** The term of so many working days that begins on the day after. */
    @Transactional
    public Term term(LocalDate from, int workingDays) {
        var reach = from.plusDays(workingDays * 3L + 40);
        var special = em.createQuery("select d from CalendarDay d where d.day > :from and d.day <= :reach", CalendarDay.class).setParameter("from", from).setParameter("reach", reach)
                .getResultList().stream().map(CalendarDay::view).collect(Collectors.toMap(SpecialDay::day, SpecialDay::working));
        var last = from;
        for (int left = workingDays; left > 0;) {
            last = last.plusDays(1);
            if (special.getOrDefault(last, SpecialDay.weekday(last))) {
                left--;
            }
        }
        var years = em.createQuery("select count(y) from CalendarYear y where y.year >= :first and y.year <= :last", Long.class)
                .setParameter("first", from.getYear()).setParameter("last", last.getYear()).getSingleResult();
        return new Term(from, workingDays, last, years == last.getYear() - from.getYear() + 1);
    }

    /** The last day of which a term of so many working days is over today. */
    @Transactional
    public LocalDate lastPassed(LocalDate today, int workingDays) {
        var special = em.createQuery("select d from CalendarDay d where d.day >= :reach and d.day < :today", CalendarDay.class).setParameter("reach", today.minusDays(workingDays * 3L + 40)).setParameter("today", today)
                .getResultList().stream().map(CalendarDay::view).collect(Collectors.toMap(SpecialDay::day, SpecialDay::working));
        var day = today.minusDays(1);
        for (int left = workingDays; left > 0; day = day.minusDays(1)) {
            if (special.getOrDefault(day, SpecialDay.weekday(day))) {
                left--;
            }
        }
        return day;
    }

    private static void check(int year, List<SpecialDay> days) {
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            if (day.day().getYear() != year) {
                throw ProblemType.NOT_ACCEPTED.raise("该日期不在本年度内。", "The day is not in this year.").at("/days/" + i + "/day");
            }
            if (!seen.add(day.day())) {
                throw ProblemType.NOT_ACCEPTED.raise("同一日期出现两次。", "The day is named twice.").at("/days/" + i + "/day");
            }
            if (day.saysNothing()) {
                throw ProblemType.NOT_ACCEPTED.raise("周一至周五本为工作日，周六、周日本为休息日，无须列出。", "Weekdays are worked and weekends are off anyway: leave it out.").at("/days/" + i + "/working");
            }
        }
    }

    private YearView view(CalendarYear kept) {
        return new YearView(kept.year(), kept.source(), stored(kept.year()).stream().map(CalendarDay::view).toList(), kept.version());
    }

    private List<CalendarDay> stored(int year) {
        return em.createQuery("select d from CalendarDay d where d.year = :year order by d.day", CalendarDay.class).setParameter("year", year).getResultList();
    }

    private static Object picture(YearView year) {
        return Map.of("source", year.source(), "days", year.days().stream().collect(Collectors.toMap(day -> day.day().toString(), SpecialDay::working)));
    }

    private static RecordRef ref(int year) {
        return new RecordRef("calendar-year", year);
    }
}
