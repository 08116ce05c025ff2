package cn.yardstick.publication.rest;

import cn.yardstick.kernel.Points;
import cn.yardstick.publication.Rotations;
import cn.yardstick.publication.rest.PublicationMessages.OfficerRef;
import cn.yardstick.publication.rest.PublicationMessages.PublicationLine;
import cn.yardstick.regrade.PoolCertificate.Cause;
import java.time.LocalDate;
import java.util.List;

/** Who was four over the years, as in the contract. */
final class RotationMessages {

    /** Somebody who was four in a year. */
    public record RotationFour(OfficerRef officer, Cause cause, boolean deducted, Points score, int rank) {
        static RotationFour of(Rotations.FourOf four) {
            return new RotationFour(PublicationLine.of(four.line()).officer(), four.standing().cause(), four.standing().deducted(), four.standing().score(), four.standing().rank());
        }
    }

    /** A year of the unit. */
    public record RotationYear(String cycleId, String cycleName, LocalDate until, int size, List<RotationFour> fours) {
        static RotationYear of(Rotations.YearOf year) {
            return new RotationYear(Long.toString(year.cycle().id()), year.cycle().name(), year.cycle().until(), year.members().size(), year.fours().stream().map(RotationFour::of).toList());
        }
    }

    /** A unit's pool with its years, and what was found. */
    public record RotationUnit(String poolId, String poolName, int yearsPlaced, int placed, int people, int draws, int asFew, boolean enoughYears, boolean fewRepeats, boolean withoutCause,
            List<RotationYear> years) {
        static RotationUnit of(Rotations.UnitTurns unit) {
            var found = unit.found();
            return new RotationUnit(unit.pool().id().toString(), unit.pool().name(), found.years(), found.placed(), found.people(), found.draws(), found.asFew(), found.enough(), found.fewRepeats(),
                    found.withoutCause(), unit.years().stream().map(RotationYear::of).toList());
        }
    }

    private RotationMessages() {
    }
}
