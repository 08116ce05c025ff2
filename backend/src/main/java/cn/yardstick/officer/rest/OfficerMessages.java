package cn.yardstick.officer.rest;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.AssignmentView;
import cn.yardstick.officer.Education;
import cn.yardstick.officer.NewOfficer;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.officer.OfficerView;
import cn.yardstick.officer.PersonalDataView;
import cn.yardstick.officer.PoliceRank;
import cn.yardstick.officer.Sex;
import cn.yardstick.platform.http.Params;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** Requests and answers about officers, as in the contract. */
final class OfficerMessages {

    private static final String BADGE = "[0-9A-Z]{3,16}";
    private static final String PHONE = "[0-9+ -]{5,20}";
    private static final String ID = "[1-9][0-9]{0,18}";

    /** An officer with the first assignment. */
    public record CreateOfficer(@NotNull @Pattern(regexp = BADGE) String badgeNo, @NotBlank @Size(max = 64) String name, @NotNull Sex sex, @NotNull LocalDate birthDate,
            @Pattern(regexp = PHONE) String phone, @NotNull PoliceRank policeRank, @NotNull Education education, @NotNull LocalDate joinedOn,
            @NotNull @Pattern(regexp = ID) String unitId, @NotNull Post post, LeadershipRole leadershipRole, @NotNull LocalDate assignedFrom) {
        NewOfficer officer() {
            return new NewOfficer(badgeNo, name, sex, birthDate, phone, policeRank, education, joinedOn, Params.bodyId(unitId), post, leadershipRole, assignedFrom);
        }
    }

    /** An officer as it shall be. */
    public record UpdateOfficer(@NotNull @Pattern(regexp = BADGE) String badgeNo, @NotBlank @Size(max = 64) String name, @NotNull PoliceRank policeRank,
            @NotNull Education education, @NotNull LocalDate joinedOn, @NotNull OfficerState state) {
    }

    /** Personal data as it shall be. */
    public record UpdatePersonalData(@NotNull Sex sex, @NotNull LocalDate birthDate, @Pattern(regexp = PHONE) String phone) {
    }

    /** Another assignment. */
    public record Assign(@NotNull @Pattern(regexp = ID) String unitId, @NotNull Post post, LeadershipRole leadershipRole, @NotNull LocalDate from) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer without personal data. */
    public record OfficerResponse(String id, String badgeNo, String name, String initials, UnitRef unit, Post post, LeadershipRole leadershipRole, PoliceRank policeRank,
            Education education, LocalDate joinedOn, OfficerState state, long version) {
        static OfficerResponse of(OfficerView view, String unitName) {
            return new OfficerResponse(Long.toString(view.id()), view.badgeNo(), view.name(), view.initials(), new UnitRef(view.unitId().toString(), unitName), view.post(),
                    view.leadershipRole(), view.policeRank(), view.education(), view.joinedOn(), view.state(), view.version());
        }
    }

    /** Sex, birth date and phone of an officer; what is damaged is null and named. */
    public record PersonalData(Sex sex, LocalDate birthDate, String phone, List<String> damaged, long version) {
        static PersonalData of(PersonalDataView view) {
            return new PersonalData(view.sex(), view.birthDate(), view.phone(), view.damaged(), view.version());
        }
    }

    /** An assignment; {@code until} is its last day. */
    public record AssignmentResponse(String id, UnitRef unit, Post post, LeadershipRole leadershipRole, LocalDate from, LocalDate until) {
        static AssignmentResponse of(AssignmentView view, String unitName) {
            return new AssignmentResponse(Long.toString(view.id()), new UnitRef(Long.toString(view.unitId()), unitName), view.post(), view.leadershipRole(), view.from(), view.until());
        }
    }

    /** All assignments, the newest first. */
    public record AssignmentList(List<AssignmentResponse> items) {
    }

    /** How many rows were added. */
    public record ImportResponse(int imported) {
    }

    private OfficerMessages() {
    }
}
