package cn.yardstick.rulebook.rest;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.OfficerView;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.rulebook.Acknowledgements;
import cn.yardstick.rulebook.RuleBooks;
import cn.yardstick.rulebook.rest.RuleBookResponses.AcknowledgementResponse;
import cn.yardstick.rulebook.rest.RuleBookResponses.OfficerRef;
import cn.yardstick.rulebook.rest.RuleBookResponses.UnitRef;
import cn.yardstick.unit.Units;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Who has read the rule book, over HTTP. */
@Path("/api/v1/rule-books/{ruleBookId}/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
public class AcknowledgementResource {

    private final Acknowledgements acknowledgements;
    private final RuleBooks books;
    private final Officers officers;
    private final Units units;
    private final CurrentActor actor;
    private final Writes writes;

    AcknowledgementResource(Acknowledgements acknowledgements, RuleBooks books, Officers officers, Units units, CurrentActor actor, Writes writes) {
        this.acknowledgements = acknowledgements;
        this.books = books;
        this.officers = officers;
        this.units = units;
        this.actor = actor;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.RULEBOOKS_ACKNOWLEDGEMENTS)
    public Page<AcknowledgementResponse> listAcknowledgements(@PathParam("ruleBookId") String ruleBookId, @BeanParam PageParams params,
            @QueryParam("acknowledged") String acknowledged, @QueryParam("unit") String unit) {
        var unitId = Params.id("unit", unit);
        return acknowledgements.readers(Params.pathId(ruleBookId), Params.flag("acknowledged", acknowledged), unitId == null ? null : units.withBelow(unitId), params)
                .map(reader -> response(reader.officer(), reader.acknowledgedAt()));
    }

    @POST
    @PermissionsAllowed(Permission.RULEBOOKS_ACKNOWLEDGE)
    public Response acknowledgeRuleBook(@PathParam("ruleBookId") String ruleBookId) {
        var id = books.get(Params.pathId(ruleBookId)).id();
        return writes.create(List.of("acknowledge", id), () -> {
            var at = acknowledgements.acknowledge(id);
            return new Written(response(officers.get(actor.get().officerId()), at), "/api/v1/rule-books/" + id, 0);
        });
    }

    private AcknowledgementResponse response(OfficerView officer, Instant at) {
        return new AcknowledgementResponse(new OfficerRef(Long.toString(officer.id()), officer.badgeNo(), officer.name()),
                new UnitRef(officer.unitId().toString(), units.nameOf(officer.unitId())), at);
    }
}
