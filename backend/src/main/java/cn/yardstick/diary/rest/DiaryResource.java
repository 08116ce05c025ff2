package cn.yardstick.diary.rest;

import cn.yardstick.attachment.AttachmentRef;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.diary.Diary;
import cn.yardstick.diary.DiaryView;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.unit.Units;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The assessment diary over HTTP. */
@Path("/api/v1/diary-entries")
@Produces(MediaType.APPLICATION_JSON)
public class DiaryResource {

    private static final String ID = "[1-9][0-9]{0,18}";

    /** A new entry. */
    public record DiaryEntryRequest(@NotNull LocalDate occurredOn, @NotBlank @Size(max = 4000) String text,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = ID) String> officerIds, @Pattern(regexp = ID) String clauseId,
            @Size(max = Attachments.MOST) List<@NotNull @Pattern(regexp = ID) String> attachmentIds, Instant writtenAt) {
    }

    /** What stands beside an entry. */
    public record DiaryCorrectionRequest(@NotBlank @Size(max = 4000) String text, @NotBlank @Size(max = 500) String reason) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A correction. */
    public record CorrectionResponse(String id, String text, String reason, String author, Instant writtenAt) {
    }

    /** An entry with its corrections. */
    public record DiaryEntryResponse(String id, LocalDate occurredOn, Instant writtenAt, Instant arrivedAt, String author, String text, List<OfficerRef> officers, String clauseId,
            List<AttachmentRef> attachments, List<CorrectionResponse> corrections) {
    }

    private final Diary diary;
    private final Officers officers;
    private final Units units;
    private final Writes writes;
    private final Attachments attachments;

    DiaryResource(Diary diary, Officers officers, Units units, Writes writes, Attachments attachments) {
        this.diary = diary;
        this.officers = officers;
        this.units = units;
        this.writes = writes;
        this.attachments = attachments;
    }

    @GET
    @PermissionsAllowed(Permission.DIARY_READ)
    public Page<DiaryEntryResponse> listDiaryEntries(@BeanParam PageParams params, @QueryParam("officer") String officer, @QueryParam("clause") String clause, @QueryParam("q") String q,
            @QueryParam("text") String text, @QueryParam("unit") String unit,
            @QueryParam("from") String from, @QueryParam("until") String until) {
        var unitId = Params.id("unit", unit);
        var page = diary.list(new Diary.Filter(Params.id("officer", officer), Params.id("clause", clause), Params.text("q", q, 64), Params.text("text", text, 64),
                unitId == null ? null : units.withBelow(unitId), Params.day("from", from), Params.day("until", until)), params);
        return new Page<>(responses(page.items()), page.nextCursor());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DIARY_WRITE)
    public Response writeDiaryEntry(@NotNull @Valid DiaryEntryRequest request) {
        return writes.create(request, () -> written(diary.write(request.occurredOn(), request.text(), Params.bodyIds(request.officerIds()), Params.bodyId(request.clauseId()),
                Enclosed.of(request.attachmentIds(), request.writtenAt()))));
    }

    @GET
    @Path("/{diaryEntryId}")
    @PermissionsAllowed(Permission.DIARY_READ)
    public Response getDiaryEntry(@PathParam("diaryEntryId") String diaryEntryId) {
        return Writes.read(responses(List.of(diary.read(Params.pathId(diaryEntryId)))).getFirst(), 0);
    }

    @POST
    @Path("/{diaryEntryId}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DIARY_WRITE)
    public Response correctDiaryEntry(@PathParam("diaryEntryId") String diaryEntryId, @NotNull @Valid DiaryCorrectionRequest request) {
        var id = diary.visible(Params.pathId(diaryEntryId)).id();
        return writes.create(List.of(id, request), () -> written(diary.correct(id, request.text(), request.reason())));
    }

    @GET
    @Path("/{diaryEntryId}/history")
    @PermissionsAllowed(Permission.DIARY_READ)
    public Page<HistoryLine> diaryEntryHistory(@PathParam("diaryEntryId") String diaryEntryId, @BeanParam PageParams params) {
        return diary.history(Params.pathId(diaryEntryId), params);
    }

    private Written written(DiaryView entry) {
        return new Written(responses(List.of(entry)).getFirst(), "/api/v1/diary-entries/" + entry.id(), 0);
    }

    private List<DiaryEntryResponse> responses(List<DiaryView> entries) {
        var badges = officers.badgesOf(entries.stream().flatMap(entry -> entry.officerIds().stream()).distinct().toList());
        var attached = attachments.of("diary-entry", entries.stream().map(DiaryView::id).toList());
        return entries.stream().map(entry -> new DiaryEntryResponse(Long.toString(entry.id()), entry.occurredOn(), entry.writtenAt(), entry.arrivedAt(), entry.author(), entry.text(),
                entry.officerIds().stream().map(id -> new OfficerRef(id.toString(), badges.get(id).badgeNo(), badges.get(id).name())).toList(),
                entry.clauseId() == null ? null : entry.clauseId().toString(), attached.getOrDefault(entry.id(), List.of()),
                entry.corrections().stream().map(one -> new CorrectionResponse(Long.toString(one.id()), one.text(), one.reason(), one.author(), one.writtenAt())).toList())).toList();
    }
}
