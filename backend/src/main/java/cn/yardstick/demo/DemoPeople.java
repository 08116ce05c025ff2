package cn.yardstick.demo;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.Education;
import cn.yardstick.officer.NewOfficer;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.PoliceRank;
import cn.yardstick.officer.Sex;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.UnitKind;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** About thirty units and six hundred officers. */
@ApplicationScoped
class DemoPeople {

    /** An officer of the demo. */
    record Person(long officerId, long unitId, String unitCode, String name, Post post, LeadershipRole role) {
    }

    private static final int FIRST_BADGE = 320_001;
    private static final Post[] STATION_POSTS = {Post.COMMUNITY, Post.COMMUNITY, Post.CASE_HANDLING, Post.PATROL, Post.RECEPTION};
    private static final PoliceRank[] RANKS = {PoliceRank.CONSTABLE_1, PoliceRank.SUPERINTENDENT_3, PoliceRank.SUPERINTENDENT_2, PoliceRank.SUPERINTENDENT_1, PoliceRank.SUPERVISOR_3, PoliceRank.SUPERVISOR_2};

    private final As as;
    private final Units units;
    private final Officers officers;
    private final BureauTime time;

    DemoPeople(As as, Units units, Officers officers, BureauTime time) {
        this.as = as;
        this.units = units;
        this.officers = officers;
        this.time = time;
    }

    List<Person> make(Random random) {
        var bureau = as.account(0, () -> units.create(null, "B00", DemoUnits.BUREAU, UnitKind.BUREAU, new BigDecimal("1180.00"), 612_000).id());
        var names = new DemoNames(random);
        var people = new ArrayList<Person>();
        for (DemoUnits.Plan plan : DemoUnits.PLANS) {
            as.account(0, () -> people.addAll(staff(random, names, plan, bureau, people.size())));
        }
        return people;
    }

    /** A unit with its officers, in one transaction. */
    private List<Person> staff(Random random, DemoNames names, DemoUnits.Plan plan, long bureau, int before) {
        var people = new ArrayList<Person>();
        var unit = units.create(bureau, plan.code(), plan.name(), UnitKind.valueOf(plan.kind()), plan.areaKm2() == null ? null : new BigDecimal(plan.areaKm2()), plan.population()).id();
        for (int i = 0; i < plan.strength(); i++) {
            people.add(person(random, names, plan, unit, i, FIRST_BADGE + before + i));
        }
        return people;
    }

    private Person person(Random random, DemoNames names, DemoUnits.Plan plan, long unit, int number, int badge) {
        var female = random.nextInt(100) < 17;
        var role = number >= plan.leaders() ? null : number == 0 ? LeadershipRole.HEAD : number == 1 ? LeadershipRole.INSTRUCTOR : LeadershipRole.DEPUTY;
        var age = role == null ? 26 + random.nextInt(30) : 34 + random.nextInt(20);
        var birth = time.today().minusYears(age).minusDays(random.nextInt(360));
        var joined = birth.plusYears(22).plusDays(random.nextInt(300));
        var posted = LocalDate.of(time.today().getYear() - 3 - random.nextInt(4), 3, 1);
        var first = joined.isAfter(posted) ? joined : posted;
        var post = role != null ? Post.LEADING : "STATION".equals(plan.kind()) ? STATION_POSTS[random.nextInt(STATION_POSTS.length)]
                : "DETACHMENT".equals(plan.kind()) ? (random.nextInt(3) == 0 ? Post.PATROL : Post.CASE_HANDLING) : Post.RECEPTION;
        var name = names.next(female);
        var rank = RANKS[Math.min(RANKS.length - 1, (age - 23) / 6)];
        var education = Education.values()[Math.min(3, random.nextInt(100) < 8 ? 0 : random.nextInt(100) < 30 ? 1 : random.nextInt(100) < 90 ? 2 : 3)];
        var officer = officers.create(new NewOfficer(Integer.toString(badge), name, female ? Sex.FEMALE : Sex.MALE, birth, "139" + String.format("%08d", random.nextInt(100_000_000)), rank,
                education, joined, unit, post, role, first));
        return new Person(officer.id(), unit, plan.code(), name, post, role);
    }
}
