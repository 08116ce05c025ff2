package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A stored assignment. */
@Entity
@Table(name = "assignment")
class Assignment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;
    @Enumerated(EnumType.STRING)
    private Post post;
    @Enumerated(EnumType.STRING)
    @Column(name = "leadership_role")
    private LeadershipRole leadershipRole;
    @Column(name = "from_day")
    private LocalDate from;
    @Column(name = "until_day")
    private LocalDate until;

    protected Assignment() {
    }

    Assignment(long officerId, long unitId, Post post, LeadershipRole leadershipRole, LocalDate from) {
        this.officerId = officerId;
        this.unitId = unitId;
        this.post = post;
        this.leadershipRole = leadershipRole;
        this.from = from;
    }

    void end(LocalDate lastDay) {
        this.until = lastDay;
    }

    LocalDate from() {
        return from;
    }

    AssignmentView view() {
        return new AssignmentView(id, officerId, unitId, post, leadershipRole, from, until);
    }

    Serving serving() {
        return new Serving(officerId, unitId, post, leadershipRole);
    }
}
