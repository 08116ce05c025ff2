package cn.yardstick;

import cn.yardstick.harness.Pictures;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.Education;
import cn.yardstick.officer.NewOfficer;
import cn.yardstick.officer.PoliceRank;
import cn.yardstick.officer.Sex;
import cn.yardstick.unit.UnitKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tests that need a bureau with stations and officers of their own. */
public abstract class BureauTest extends ApiTest {

    private static final AtomicInteger BADGES = new AtomicInteger(100_000);

    /** A new station below the bureau. */
    protected long station() {
        var bureau = bureau();
        return inside(() -> units.create(bureau, unique("S").replace('_', '-'), "测试派出所", UnitKind.STATION, null, null).id());
    }

    protected long officer(long unitId) {
        return officer(unitId, "张三", Post.COMMUNITY, null);
    }

    protected long officer(long unitId, String name, Post post, LeadershipRole role) {
        var badge = "T" + BADGES.incrementAndGet();
        return inside(() -> officers.create(new NewOfficer(badge, name, Sex.MALE, LocalDate.of(1986, 5, 4), "13900000000", PoliceRank.SUPERINTENDENT_2,
                Education.BACHELOR, LocalDate.of(2010, 7, 1), unitId, post, role, LocalDate.of(2020, 1, 1))).id());
    }

    /** A picture that belongs to no record yet. */
    protected String attachment(String token, String name) {
        String id = create(token, "/api/v1/attachments", Map.of("name", name, "size", Pictures.png().length)).then().statusCode(201).extract().path("id");
        given(token).contentType("application/octet-stream").header("If-Match", "\"0\"").body(Pictures.png()).patch("/api/v1/attachments/" + id + "/content").then().statusCode(200);
        return id;
    }
}
