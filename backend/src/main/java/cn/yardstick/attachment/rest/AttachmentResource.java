package cn.yardstick.attachment.rest;

import cn.yardstick.attachment.AttachmentState;
import cn.yardstick.attachment.AttachmentView;
import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Uploads;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Attachments over HTTP. */
@Path("/api/v1/attachments")
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {

    /** What will be uploaded. */
    public record AttachmentRequest(@NotBlank @Size(max = 200) String name, @NotNull @Min(1) @Max(Uploads.LARGEST) Integer size) {
    }

    /** An attachment. */
    public record AttachmentResponse(String id, String name, int size, int received, AttachmentState state, String mediaType, String digest, boolean thumbnail, Instant uploadedAt) {
    }

    private final Uploads uploads;
    private final Attachments attachments;
    private final Writes writes;

    AttachmentResource(Uploads uploads, Attachments attachments, Writes writes) {
        this.uploads = uploads;
        this.attachments = attachments;
        this.writes = writes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ATTACHMENTS_WRITE)
    public Response beginAttachment(@NotNull @Valid AttachmentRequest request) {
        return writes.create(request, () -> {
            var attachment = uploads.begin(request.name(), request.size());
            return new Written(response(attachment), "/api/v1/attachments/" + attachment.id(), 0);
        });
    }

    @PATCH
    @Path("/{attachmentId}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed(Permission.ATTACHMENTS_WRITE)
    public Response appendAttachmentContent(@PathParam("attachmentId") String attachmentId, @NotNull byte[] part) {
        var id = Params.pathId(attachmentId);
        if (part.length > Uploads.LARGEST_PART) {
            throw ProblemType.TOO_LARGE.raise();
        }
        var last = new AtomicReference<Uploads.Appended>();
        var answer = writes.change(received -> {
            last.set(uploads.append(id, received, part));
            return new Written(response(last.get().attachment()), null, last.get().attachment().received());
        });
        var refused = last.get().refused();
        if (refused != null) {
            throw ProblemType.NOT_ACCEPTED.raise(refused.zh(), refused.en());
        }
        return answer;
    }

    @GET
    @Path("/{attachmentId}")
    @PermissionsAllowed(Permission.ATTACHMENTS_READ)
    public Response getAttachment(@PathParam("attachmentId") String attachmentId) {
        var attachment = attachments.read(Params.pathId(attachmentId));
        return Writes.read(response(attachment), attachment.received());
    }

    @GET
    @Path("/{attachmentId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed(Permission.ATTACHMENTS_READ)
    public Response getAttachmentContent(@PathParam("attachmentId") String attachmentId) {
        return sent(attachments.content(Params.pathId(attachmentId)), MediaType.APPLICATION_OCTET_STREAM);
    }

    @GET
    @Path("/{attachmentId}/thumbnail")
    @Produces("image/jpeg")
    @PermissionsAllowed(Permission.ATTACHMENTS_READ)
    public Response getAttachmentThumbnail(@PathParam("attachmentId") String attachmentId) {
        return sent(attachments.thumbnail(Params.pathId(attachmentId)), "image/jpeg");
    }

    /** Whatever it is, it acts nowhere: no page of ours, nothing that a browser would run. */
    private static Response sent(Attachments.File file, String type) {
        if (file.bytes() == null) {
            throw ProblemType.CONFLICT.raise("附件的内容已缺失或被改动，不予提供；已记录，请联系管理员从备份恢复。", "The bytes are missing or were altered, and are not shown: it is on record; have them restored from a backup.");
        }
        return Response.ok(file.bytes(), type).header("Content-Length", file.size()).header("Content-Disposition", file.disposition()).header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin").build();
    }

    private static AttachmentResponse response(AttachmentView one) {
        return new AttachmentResponse(Long.toString(one.id()), one.name(), one.size(), one.received(), one.state(), one.mediaType(), one.digest(), one.thumbnail(), one.uploadedAt());
    }
}
