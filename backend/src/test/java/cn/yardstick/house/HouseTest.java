package cn.yardstick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds the walls up, and that each check flags an offender planted for it in {@code src/test/offenders}. */
class HouseTest {

    private static final House OURS = new House("cn.yardstick",
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("cn.yardstick"));
    private static final House PLANTED = new House("planted", Offenders.compiled());

    @Test
    void everyRoomIsKnownAndInhabited() {
        assertEquals(new TreeSet<>(House.LEVELS.keySet()), new TreeSet<>(OURS.rooms()));
    }

    @Test
    void importsPointBackInTheTimeOfTheProcess() {
        assertEquals(List.of(), OURS.forwardImports());
        assertFound("planted.unit.KnowsTheFuture", PLANTED.forwardImports());
    }

    @Test
    void gradingTouchesNothingButItself() {
        assertEquals(List.of(), OURS.impurities());
        assertFound("planted.grading.LooksAtTheClock", PLANTED.impurities());
        assertFound("planted.kernel.KnowsAFramework", PLANTED.impurities());
    }

    @Test
    void entitiesStayInTheirRoom() {
        assertEquals(List.of(), OURS.sharedEntities());
        assertFound("planted.score.BorrowsAnEntity", PLANTED.sharedEntities());
    }

    @Test
    void restIsPrivateToTheRoom() {
        assertEquals(List.of(), OURS.sharedRest());
        assertFound("planted.score.BorrowsARequest", PLANTED.sharedRest());
    }

    @Test
    void everyEndpointDeclaresItsPermission() {
        assertEquals(List.of(), OURS.undeclaredEndpoints());
        assertFound("planted.score.OpenDoor", PLANTED.undeclaredEndpoints());
    }

    @Test
    void namesSaySomething() {
        assertEquals(List.of(), OURS.emptyNames());
        assertEquals(Set.of("EverythingManager"), Set.copyOf(PLANTED.emptyNames()));
    }

    private static void assertFound(String offender, List<String> offences) {
        assertFalse(offences.isEmpty(), "the check found nothing at all");
        assertTrue(offences.stream().anyMatch(offence -> offence.startsWith(offender)), () -> offender + " not among " + offences);
    }
}
