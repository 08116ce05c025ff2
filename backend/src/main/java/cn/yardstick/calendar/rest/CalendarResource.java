package cn.yardstick.calendar.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.calendar.SpecialDay;
import cn.yardstick.calendar.Term;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.calendar.YearView;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;

/** The calendar of working days over HTTP. */
@Path("/api/v1/calendar")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

    /** The special days of a year, all of them. */
    public record CalendarYearRequest(@NotBlank @Size(max = 200) String source, @NotNull @Size(max = 120) List<@NotNull @Valid Day> days) {
    }

    /** A day that differs from Monday to Friday. */
    public record Day(@NotNull LocalDate day, @NotNull Boolean working, @NotBlank @Size(max = 32) String name) {
    }

    /** A year as it is kept. */
    public record CalendarYearResponse(int year, boolean kept, String source, List<Day> days, long version) {
    }

    private final WorkingDays calendar;
    private final Writes writes;

    CalendarResource(WorkingDays calendar, Writes writes) {
        this.calendar = calendar;
        this.writes = writes;
    }

    @GET
    @Path("/years/{year}")
    @PermissionsAllowed(Permission.CALENDAR_READ)
    public Response getCalendarYear(@PathParam("year") String year) {
        var view = calendar.year(yearOf(year));
        return Writes.read(response(view), view.version());
    }

    @PUT
    @Path("/years/{year}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CALENDAR_WRITE)
    public Response keepCalendarYear(@PathParam("year") String year, @NotNull @Valid CalendarYearRequest request) {
        var number = yearOf(year);
        var days = request.days().stream().map(day -> new SpecialDay(day.day(), day.working(), day.name())).toList();
        return writes.change(version -> {
            var view = calendar.keep(number, version, request.source(), days);
            return new Written(response(view), null, view.version());
        });
    }

    @GET
    @Path("/years/{year}/history")
    @PermissionsAllowed(Permission.CALENDAR_READ)
    public Page<HistoryLine> calendarYearHistory(@PathParam("year") String year, @BeanParam PageParams params) {
        return calendar.history(yearOf(year), params);
    }

    @GET
    @Path("/term")
    @PermissionsAllowed(Permission.CALENDAR_READ)
    public Term calendarTerm(@QueryParam("from") String from, @QueryParam("workingDays") String workingDays) {
        var first = Params.day("from", from);
        if (first == null) {
            throw ProblemType.MALFORMED.raise("请给出起始日期。", "Say from which day.").at("from");
        }
        if (workingDays == null || !workingDays.matches("[0-9]{1,3}") || Integer.parseInt(workingDays) > WorkingDays.LONGEST_TERM) {
            throw ProblemType.MALFORMED.raise("工作日数应为 0 至 250。", "Working days are a number from 0 to 250.").at("workingDays");
        }
        return calendar.term(first, Integer.parseInt(workingDays));
    }

    private static int yearOf(String text) {
        if (!text.matches("20[0-9]{2}")) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return Integer.parseInt(text);
    }

    private static CalendarYearResponse response(YearView year) {
        return new CalendarYearResponse(year.year(), year.kept(), year.source(), year.days().stream().map(day -> new Day(day.day(), day.working(), day.name())).toList(), year.version());
    }
}
