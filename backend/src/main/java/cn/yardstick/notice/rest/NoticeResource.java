package cn.yardstick.notice.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.notice.NoticeKind;
import cn.yardstick.notice.NoticeStreams;
import cn.yardstick.notice.NoticeView;
import cn.yardstick.notice.Notices;
import cn.yardstick.notice.Signal;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** One's own notices over HTTP. */
@Path("/api/v1/me/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticeResource {

    private static final long LONGEST_SECONDS = 600;

    /** A notice. */
    public record NoticeResponse(String id, NoticeKind kind, String targetId, String label, Instant at, Instant seenAt) {
        static NoticeResponse of(NoticeView notice) {
            return new NoticeResponse(Long.toString(notice.id()), notice.kind(), Long.toString(notice.targetId()), notice.label(), notice.at(), notice.seenAt());
        }
    }

    /** A page, and how many of all were not seen yet. */
    public record NoticeResponsePage(List<NoticeResponse> items, String nextCursor, int unseen) {
    }

    /** All up to this one were seen. */
    public record NoticesSeenRequest(@NotNull @Pattern(regexp = "[1-9][0-9]{0,18}") String upTo) {
    }

    /** How many were not. */
    public record UnseenNotices(int unseen) {
    }

    private final Notices notices;
    private final NoticeStreams streams;
    private final JsonWebToken token;
    private final BureauTime time;
    private final Writes writes;

    NoticeResource(Notices notices, NoticeStreams streams, JsonWebToken token, BureauTime time, Writes writes) {
        this.notices = notices;
        this.streams = streams;
        this.token = token;
        this.time = time;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public NoticeResponsePage myNotices(@BeanParam PageParams params) {
        var page = notices.own(params);
        return new NoticeResponsePage(page.items().stream().map(NoticeResponse::of).toList(), page.nextCursor(), notices.countUnseen());
    }

    @POST
    @Path("/seen")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ME)
    public Response myNoticesSeen(@NotNull @Valid NoticesSeenRequest request) {
        return writes.create(request, () -> new Written(new UnseenNotices(notices.seen(Params.bodyId(request.upTo()))), null, 0));
    }

    /** Ends with the access token at the latest, or after {@code waitSeconds}. */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @PermissionsAllowed(Permission.ME)
    public Multi<OutboundSseEvent> myNoticeStream(@HeaderParam("Last-Event-ID") String lastEventId, @QueryParam("waitSeconds") String waitSeconds, @Context Sse sse) {
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        var seconds = waitSeconds == null ? LONGEST_SECONDS : Params.number("waitSeconds", waitSeconds);
        if (seconds > LONGEST_SECONDS) {
            throw ProblemType.MALFORMED.raise("waitSeconds 最大为 600。", "waitSeconds is 600 at most.").at("waitSeconds");
        }
        var asked = time.now().plusSeconds(seconds);
        var last = lastEventId == null ? null : (Long) Params.number("Last-Event-ID", lastEventId);
        return streams.listen(token.getClaim("sid"), last, asked.isBefore(until) ? asked : until).map(signal -> event(signal, sse));
    }

    private static OutboundSseEvent event(Signal signal, Sse sse) {
        var event = sse.newEventBuilder();
        if (signal.notice() == null) {
            return event.comment("still here").build();
        }
        var notice = NoticeResponse.of(signal.notice());
        return event.id(notice.id()).name("notice").mediaType(MediaType.APPLICATION_JSON_TYPE).data(NoticeResponse.class, notice).build();
    }
}
