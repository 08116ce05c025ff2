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
            throw ProblemType.NOT_ACCEPTED.raise("该条款不属于本周期的考核细则。", "The clause is not one of this cycle's rule book.").at("/clauseId");
        }
        if (!clause.appliesTo(member.post())) {
            throw refused("/clauseId", clause, "不适用于此人的岗位。", "does not apply to this officer's post.");
        }
        if (!clause.hasSignOf(proposal.points())) {
            throw clause.kind() == ClauseKind.DEDUCTION ? refused("/points", clause, "为扣分条款，分值须为负数。", "is a deduction: its points are negative.")
                    : refused("/points", clause, "为加分条款，分值须为正数。", "is an award: its points are positive.");
        }
        if (!clause.allowsSizeOf(proposal.points())) {
            var from = clause.minPoints();
            var until = clause.maxPoints();
            throw refused("/points", clause, "规定 " + from + " 至 " + until + " 分，所报分值超出范围。", "allows " + from + " to " + until + " points; what is proposed lies outside.");
        }
        if (proposal.occurredOn().isBefore(cycle.from()) || proposal.occurredOn().isAfter(cycle.until())) {
            var period = cycle.from() + " – " + cycle.until();
            throw refused("/occurredOn", clause, "只能用于本周期考核期（" + period + "）内的事实。", "can be used for facts of this cycle's period (" + period + ") only.");
        }
        diary.requireAbout(proposal.officerId(), proposal.diaryEntryIds(), "/diaryEntryIds");
        if (proposal.incidentId() != null) {
            checkIncident(proposal);
        } else if (proposal.diaryEntryIds().isEmpty()) {
            throw ProblemType.NOT_ACCEPTED.raise("须有日记或已核实的事件作为依据。", "A diary entry or a verified incident must stand behind it.").at("/diaryEntryIds");
        }
    }

    /** The same fact counts already, by whomever it was told. */
    static ProblemException countsAlready(ClauseView clause) {
        return ProblemType.CONFLICT.raise("条款 " + named(clause, true) + "：此人的同一事实已按此条款记分，不论由谁报告，只记一次。",
                "Clause " + named(clause, false) + ": the same fact counts for this person under it already, whoever told it.").at("/clauseId");
    }

    private void checkIncident(Proposal proposal) {
        var incident = incidents.byIds(java.util.Set.of(proposal.incidentId())).get(proposal.incidentId());
        if (incident == null || !incident.officerIds().contains(proposal.officerId())) {
            throw ProblemType.NOT_ACCEPTED.raise("该事件不涉及此民警。", "The incident does not name this officer.").at("/incidentId");
        }
        if (incident.survivor() != null) {
            throw ProblemType.CONFLICT.raise("该事件已并入事件 " + incident.survivor().id() + "，请在后者上提出记分。", "The incident was merged into " + incident.survivor().id() + ": propose on that one.").at("/incidentId");
        }
        if (incident.state() != IncidentState.VERIFIED) {
            throw ProblemType.CONFLICT.raise("事件尚未核实。", "The incident is not verified.").at("/incidentId");
        }
        if (!incident.report().occurredOn().equals(proposal.occurredOn())) {
            throw ProblemType.NOT_ACCEPTED.raise("发生日期应与事件一致。", "The day is that of the incident.").at("/occurredOn");
        }
    }

    /** With the text of the clause that would be broken, so that whoever proposes can check it. */
    private static ProblemException refused(String pointer, ClauseView clause, String zh, String en) {
        return ProblemType.NOT_ACCEPTED.raise("条款 " + named(clause, true) + zh, "Clause " + named(clause, false) + " " + en).at(pointer);
    }

    private static String named(ClauseView clause, boolean chinese) {
        return chinese ? clause.code() + "“" + clause.textZh() + "”" : clause.code() + " “" + clause.textEn() + "”";
    }
}
