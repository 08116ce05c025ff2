package cn.yardstick.cycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A stored meeting; once held it is only added to. */
@Entity
@Table(name = "meeting")
class Meeting {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Enumerated(EnumType.STRING)
    private MeetingKind kind;
    @Column(name = "unit_id")
    private Long unitId;
    private String title;
    @Column(name = "scheduled_at")
    private Instant scheduledAt;
    private String place;
    private String agenda;
    @Enumerated(EnumType.STRING)
    private MeetingState state;
    @Column(name = "held_at")
    private Instant heldAt;
    private String minutes;
    @Version
    private long version;

    protected Meeting() {
    }

    Meeting(long cycleId, MeetingKind kind, Long unitId) {
        this.cycleId = cycleId;
        this.kind = kind;
        this.unitId = unitId;
        this.state = MeetingState.PLANNED;
    }

    void plan(String newTitle, Instant newScheduledAt, String newPlace, String newAgenda) {
        this.title = newTitle;
        this.scheduledAt = newScheduledAt;
        this.place = newPlace;
        this.agenda = newAgenda;
    }

    void hold(Instant at, String newMinutes) {
        this.state = MeetingState.HELD;
        this.heldAt = at;
        this.minutes = newMinutes;
    }

    boolean held() {
        return state == MeetingState.HELD;
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    MeetingView view(int invited, int reached) {
        return new MeetingView(id, cycleId, kind, unitId, title, scheduledAt, place, agenda, state, heldAt, minutes, invited, reached, version);
    }
}
