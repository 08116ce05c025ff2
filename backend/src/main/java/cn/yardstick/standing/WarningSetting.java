package cn.yardstick.standing;

import cn.yardstick.kernel.Points;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stored settings of a cycle. Each time that they are kept is a version, whether anything differs or not; the row is locked meanwhile. */
@Entity
@Table(name = "warning_setting")
class WarningSetting {

    @Id
    @Column(name = "cycle_id")
    private Long cycleId;
    private long warning;
    private long critical;
    @Column(name = "leader_after_days")
    private int leaderAfterDays;
    private long version;

    protected WarningSetting() {
    }

    void keep(Points newWarning, Points newCritical, int newLeaderAfterDays) {
        this.warning = newWarning.hundredths();
        this.critical = newCritical.hundredths();
        this.leaderAfterDays = newLeaderAfterDays;
        this.version++;
    }

    WarningSettings view() {
        return new WarningSettings(Points.of(warning), Points.of(critical), leaderAfterDays, version);
    }
}
