package cn.yardstick.cycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Stored attendance of one officer at one meeting. */
@Entity
@Table(name = "attendance")
class Attendance {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "meeting_id")
    private Long meetingId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;
    @Enumerated(EnumType.STRING)
    private AttendanceState state;
    private Instant at;

    protected Attendance() {
    }

    Attendance(long meetingId, long officerId, long unitId) {
        this.meetingId = meetingId;
        this.officerId = officerId;
        this.unitId = unitId;
        this.state = AttendanceState.INVITED;
    }

    void record(AttendanceState newState, Instant now) {
        this.state = newState;
        this.at = newState == AttendanceState.INVITED ? null : now;
    }

    Long id() {
        return id;
    }

    Long officerId() {
        return officerId;
    }

    AttendanceState state() {
        return state;
    }

    AttendanceView view() {
        return new AttendanceView(officerId, unitId, state, at);
    }
}
