package cn.yardstick.rulebook.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.RuleBookState;
import cn.yardstick.rulebook.RuleBookView;
import cn.yardstick.rulebook.RuleBooks;
import cn.yardstick.rulebook.rest.RuleBookRequests.CreateRuleBook;
import cn.yardstick.rulebook.rest.RuleBookRequests.DocumentRequest;
import cn.yardstick.rulebook.rest.RuleBookRequests.UpdateRuleBook;
import cn.yardstick.rulebook.rest.RuleBookResponses.CheckFinding;
import cn.yardstick.rulebook.rest.RuleBookResponses.CheckResponse;
import cn.yardstick.rulebook.rest.RuleBookResponses.DifferenceList;
import cn.yardstick.rulebook.rest.RuleBookResponses.DocumentList;
import cn.yardstick.rulebook.rest.RuleBookResponses.DocumentResponse;
import cn.yardstick.rulebook.rest.RuleBookResponses.RuleBookResponse;
import cn.yardstick.rulebook.rest.RuleBookResponses.RuleBookSummary;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Versions of the rule book over HTTP. */
@Path("/api/v1/rule-books")
@Produces(MediaType.APPLICATION_JSON)
public class RuleBookResource {

    private final RuleBooks books;
    private final Acknowledgements acknowledgements;
    private final Writes writes;

    RuleBookResource(RuleBooks books, Acknowledgements acknowledgements, Writes writes) {
        this.books = books;
        this.acknowledgements = acknowledgements;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public Page<RuleBookSummary> listRuleBooks(@BeanParam PageParams params, @QueryParam("state") String state) {
        var page = books.list(Params.oneOf(RuleBookState.class, "state", state), params);
        var own = acknowledgements.ownAmong(page.items().stream().map(RuleBookView::id).toList());
        return page.map(book -> RuleBookSummary.of(book, own.contains(book.id())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response createRuleBook(@NotNull @Valid CreateRuleBook request) {
        return writes.create(request, () -> {
            var book = books.create(request.title(), Params.bodyId(request.basedOn()), request.effectiveFrom());
            return new Written(response(book), "/api/v1/rule-books/" + book.id(), book.version());
        });
    }

    @GET
    @Path("/{ruleBookId}")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public Response getRuleBook(@PathParam("ruleBookId") String ruleBookId) {
        var book = books.get(Params.pathId(ruleBookId));
        return Writes.read(response(book), book.version());
    }

    @PUT
    @Path("/{ruleBookId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response updateRuleBook(@PathParam("ruleBookId") String ruleBookId, @NotNull @Valid UpdateRuleBook request) {
        var id = known(ruleBookId);
        return writes.change(version -> written(books.change(id, version, request.title(), request.effectiveFrom(), request.settings())));
    }

    @POST
    @Path("/{ruleBookId}/issue")
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response issueRuleBook(@PathParam("ruleBookId") String ruleBookId) {
        var id = known(ruleBookId);
        return writes.change(version -> written(books.issue(id, version)));
    }

    @GET
    @Path("/{ruleBookId}/check")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public CheckResponse checkRuleBook(@PathParam("ruleBookId") String ruleBookId) {
        return new CheckResponse(books.check(known(ruleBookId)).stream().map(CheckFinding::of).toList());
    }

    @GET
    @Path("/{ruleBookId}/differences")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public DifferenceList ruleBookDifferences(@PathParam("ruleBookId") String ruleBookId, @QueryParam("from") String from) {
        var id = known(ruleBookId);
        var other = Params.id("from", from);
        if (other == null) {
            throw ProblemType.MALFORMED.raise("请给出对比的版本。", "Say which version to compare with.").at("from");
        }
        return new DifferenceList(books.differences(id, other));
    }

    @GET
    @Path("/{ruleBookId}/documents")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public DocumentList listDocuments(@PathParam("ruleBookId") String ruleBookId) {
        return new DocumentList(books.documents(Params.pathId(ruleBookId)).stream().map(DocumentResponse::of).toList());
    }

    @POST
    @Path("/{ruleBookId}/documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.RULEBOOKS_WRITE)
    public Response createDocument(@PathParam("ruleBookId") String ruleBookId, @NotNull @Valid DocumentRequest request) {
        var id = known(ruleBookId);
        return writes.create(List.of(id, request), () -> {
            var document = books.addDocument(id, request.kind(), request.titleZh(), request.titleEn(), request.bodyZh(), request.bodyEn());
            return new Written(DocumentResponse.of(document), "/api/v1/rule-books/" + id + "/documents", document.version());
        });
    }

    @GET
    @Path("/{ruleBookId}/history")
    @PermissionsAllowed(Permission.RULEBOOKS_READ)
    public Page<HistoryLine> ruleBookHistory(@PathParam("ruleBookId") String ruleBookId, @BeanParam PageParams params) {
        return books.history(Params.pathId(ruleBookId), params);
    }

    private long known(String ruleBookId) {
        return books.get(Params.pathId(ruleBookId)).id();
    }

    private RuleBookResponse response(RuleBookView book) {
        return RuleBookResponse.of(book, !acknowledgements.ownAmong(Set.of(book.id())).isEmpty());
    }

    private Written written(RuleBookView book) {
        return new Written(response(book), null, book.version());
    }
}
