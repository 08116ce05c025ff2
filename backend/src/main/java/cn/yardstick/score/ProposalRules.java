package cn.yardstick.score;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.MemberView;
import cn.yardstick.diary.Diary;
import cn.yardstick.incident.IncidentState;
import cn.yardstick.incident.Incidents;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.rulebook.ClauseKind;
import cn.yardstick.rulebook.ClauseView;
import jakarta.enterprise.context.ApplicationScoped;

/** What a proposal must be like (M7): under a clause that applies, within its points and the period, with evidence. */
@ApplicationScoped
class ProposalRules {

    private final Incidents incidents;
    private final Diary diary;

    ProposalRules(Incidents incidents, Diary diary) {
        this.incidents = incidents;
        this.diary = diary;
    }

    void check(Proposal proposal, CycleView cycle, MemberView member, ClauseView clause) {
        if (clause == null || clause.ruleBookId() != cycle.ruleBookId()) {
            throw refused("/clauseId", "该条款不属于本周期的考核细则。", "The clause is not one of this cycle's rule book.");
        }
        if (!clause.appliesTo(member.post())) {
            throw refused("/clauseId", "该条款不适用于此岗位。", "The clause does not apply to this post.");
        }
        var amount = proposal.points().hundredths();
        if (clause.kind() == ClauseKind.DEDUCTION ? amount >= 0 : amount <= 0) {
            throw refused("/points", "扣分须为负数，加分须为正数。", "A deduction is negative, an award positive.");
        }
        if (Math.abs(amount) < clause.minPoints().hundredths() || Math.abs(amount) > clause.maxPoints().hundredths()) {
            throw refused("/points", "分值超出条款规定的范围。", "The points lie outside the clause's range.");
        }
        if (proposal.occurredOn().isBefore(cycle.from()) || proposal.occurredOn().isAfter(cycle.until())) {
            throw refused("/occurredOn", "发生日期不在考核期内。", "The day lies outside the cycle's period.");
        }
        diary.requireAbout(proposal.officerId(), proposal.diaryEntryIds(), "/diaryEntryIds");
        if (proposal.incidentId() != null) {
            checkIncident(proposal);
        } else if (proposal.diaryEntryIds().isEmpty()) {
            throw refused("/diaryEntryIds", "须有日记或已核实的事件作为依据。", "A diary entry or a verified incident must stand behind it.");
        }
    }

    private void checkIncident(Proposal proposal) {
        var incident = incidents.byIds(java.util.Set.of(proposal.incidentId())).get(proposal.incidentId());
        if (incident == null || !incident.officerIds().contains(proposal.officerId())) {
            throw refused("/incidentId", "该事件不涉及此民警。", "The incident does not name this officer.");
        }
        if (incident.state() != IncidentState.VERIFIED) {
            throw ProblemType.CONFLICT.raise("事件尚未核实。", "The incident is not verified.").at("/incidentId");
        }
        if (!incident.report().occurredOn().equals(proposal.occurredOn())) {
            throw refused("/occurredOn", "发生日期应与事件一致。", "The day is that of the incident.");
        }
    }

    private static ProblemException refused(String pointer, String zh, String en) {
        return ProblemType.NOT_ACCEPTED.raise(zh, en).at(pointer);
    }
}
