package cn.yardstick.report;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.OwnFactor;
import cn.yardstick.identity.OwnSessions;
import cn.yardstick.identity.OwnSessions.SessionView;
import cn.yardstick.identity.SignIns;
import cn.yardstick.identity.SignIns.SignInView;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.PersonalRecords;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.report.OwnDataFile.OwnAccount;
import cn.yardstick.report.OwnDataFile.OwnAnswer;
import cn.yardstick.report.OwnDataFile.OwnAssignment;
import cn.yardstick.report.OwnDataFile.OwnConfirmation;
import cn.yardstick.report.OwnDataFile.OwnEntry;
import cn.yardstick.report.OwnDataFile.OwnGrant;
import cn.yardstick.report.OwnDataFile.OwnIncident;
import cn.yardstick.report.OwnDataFile.OwnMeeting;
import cn.yardstick.report.OwnDataFile.OwnMembership;
import cn.yardstick.report.OwnDataFile.OwnObjection;
import cn.yardstick.report.OwnDataFile.OwnOfficer;
import cn.yardstick.report.OwnDataFile.OwnResult;
import cn.yardstick.score.EntryView;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What the service holds about the present person, as far as that person may see it (PIPL art. 45): what others wrote that
 * one must not read, such as the diary, stays out, and so do the others in an incident.
 */
@ApplicationScoped
public class OwnData {

    private final CurrentActor actor;
    private final Accounts accounts;
    private final OwnFactor factor;
    private final OwnSessions sessions;
    private final SignIns signIns;
    private final Officers officers;
    private final PersonalRecords personal;
    private final OwnAssessment assessment;
    private final Units units;
    private final AuditLog audit;
    private final BureauTime time;

    OwnData(CurrentActor actor, Accounts accounts, OwnFactor factor, OwnSessions sessions, SignIns signIns, Officers officers, PersonalRecords personal, OwnAssessment assessment, Units units,
            AuditLog audit, BureauTime time) {
        this.actor = actor;
        this.accounts = accounts;
        this.factor = factor;
        this.sessions = sessions;
        this.signIns = signIns;
        this.officers = officers;
        this.personal = personal;
        this.assessment = assessment;
        this.units = units;
        this.audit = audit;
        this.time = time;
    }

    /** Writes down that it was taken out; 403 for an account that has to set up its sign-in first. */
    @Transactional
    public OwnDataFile of(String sessionId) {
        var present = actor.get();
        if (present.mustChangePassword() || present.mustEnrolFactor()) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
        audit.record("account.data-exported", new RecordRef("account", present.accountId()), null, null, null);
        List<SessionView> living = sessions.list(sessionId);
        List<SignInView> tries = OwnAssessment.all(signIns::own);
        var facts = assessment.facts();
        return new OwnDataFile(time.now(), account(accounts.get(present.accountId())), living, tries, officer(present.officerId()), assignments(present.officerId()),
                facts.memberships().stream().map(one -> new OwnMembership(one.cycle(), units.nameOf(one.unitId()), one.pool(), one.post(), one.leadershipRole())).toList(),
                facts.invitations().stream().map(one -> new OwnMeeting(one.cycle(), one.kind(), one.title(), one.scheduledAt(), one.state(), one.at())).toList(),
                facts.confirmed().stream().map(one -> new OwnConfirmation(Long.toString(one.ruleBookId()), one.title(), one.at())).toList(),
                facts.entries().stream().map(one -> entry(one, facts)).toList(),
                facts.incidents().stream().map(one -> {
                    var report = one.report();
                    var part = report.officers().stream().filter(in -> present.isSelf(in.officerId())).findFirst().orElseThrow();
                    return new OwnIncident(Long.toString(one.id()), report.nature(), report.title(), report.description(), report.place(), report.occurredOn(), part.role(), part.disposition(),
                            one.state(), one.decidedAt(), one.decisionNote());
                }).toList(),
                facts.results().stream().map(one -> new OwnResult(Long.toString(one.publicationId()), one.title(), one.publishedAt(), one.readAt(), one.result())).toList(),
                facts.objections().stream().map(one -> new OwnObjection(Long.toString(one.id()), one.step(), one.matter(), facts.cycles().get(one.cycleId()), one.contested(), one.reason(), one.filedAt(),
                        one.late(), one.state(), one.answerUntil(), one.decidedAt(), one.decidedBy(), one.answer())).toList());
    }

    private OwnAccount account(Accounts.AccountView view) {
        return new OwnAccount(Long.toString(view.id()), view.username(), view.displayName(),
                view.grants().stream().map(grant -> new OwnGrant(grant.role(), grant.unitId() == null ? null : units.nameOf(grant.unitId()))).toList(), view.lastSignInAt(), factor.get().since());
    }

    private OwnOfficer officer(Long id) {
        if (id == null) {
            return null;
        }
        var view = officers.get(id);
        var data = personal.read(id);
        return new OwnOfficer(Long.toString(id), view.badgeNo(), view.name(), units.nameOf(view.unitId()), view.post(), view.leadershipRole(), view.policeRank(), view.education(),
                view.joinedOn(), view.state(), data.sex(), data.birthDate(), data.phone());
    }

    private List<OwnAssignment> assignments(Long id) {
        return id == null ? List.of() : officers.assignmentsOf(id).stream().map(one -> new OwnAssignment(units.nameOf(one.unitId()), one.post(), one.leadershipRole(), one.from(), one.until())).toList();
    }

    private static OwnEntry entry(EntryView one, OwnAssessment.Facts facts) {
        var clause = facts.clauses().get(one.clauseId());
        return new OwnEntry(Long.toString(one.id()), facts.cycles().get(one.cycleId()), clause.code(), clause.textZh(), clause.textEn(), one.points(), one.occurredOn(), one.note(), one.state(),
                one.proposedAt(), one.decidedAt(), one.decisionNote(), one.answers().stream().map(said -> new OwnAnswer(said.text(), said.at())).toList());
    }
}
