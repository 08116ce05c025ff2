package cn.yardstick.demo;

import java.util.List;

/** The made-up county: what stands below the bureau. */
final class DemoUnits {

    /** One unit; {@code kind} as in the contract, {@code strength} officers of whom {@code leaders} lead. */
    record Plan(String code, String name, String kind, String areaKm2, Integer population, int strength, int leaders) {
    }

    static final String BUREAU = "清河县公安局";

    /** Where grade four goes round: nobody is ever deducted anything there, and each year the vote falls on the next. */
    static final String TURNS = "S18";

    static final List<Plan> PLANS = List.of(
            new Plan("S01", "城关派出所", "STATION", "18.60", 86400, 42, 5),
            new Plan("S02", "中心派出所", "STATION", "29.30", 36200, 9, 4),
            new Plan("S03", "东门派出所", "STATION", "12.10", 52800, 31, 4),
            new Plan("S04", "西门派出所", "STATION", "14.80", 47600, 28, 4),
            new Plan("S05", "南湖派出所", "STATION", "22.40", 39100, 24, 3),
            new Plan("S06", "北桥派出所", "STATION", "26.90", 41300, 23, 3),
            new Plan("S07", "柳林镇派出所", "STATION", "88.20", 33500, 18, 3),
            new Plan("S08", "石塘镇派出所", "STATION", "95.70", 29800, 16, 3),
            new Plan("S09", "白沙镇派出所", "STATION", "73.50", 31200, 17, 3),
            new Plan("S10", "云溪乡派出所", "STATION", "132.40", 18900, 12, 2),
            new Plan("S11", "大坪乡派出所", "STATION", "147.80", 15400, 11, 2),
            new Plan("S12", "双河镇派出所", "STATION", "81.30", 27700, 16, 3),
            new Plan("S13", "青龙镇派出所", "STATION", "79.60", 30600, 17, 3),
            new Plan("S14", "望江镇派出所", "STATION", "66.20", 34800, 19, 3),
            new Plan("S15", "开发区派出所", "STATION", "35.10", 44200, 27, 4),
            new Plan("S16", "火车站派出所", "STATION", "4.70", 12600, 21, 3),
            new Plan("S17", "水上派出所", "STATION", "58.00", 6200, 10, 2),
            new Plan("S18", "松岭乡派出所", "STATION", "165.20", 11800, 10, 2),
            new Plan("D01", "刑事侦查大队", "DETACHMENT", null, null, 46, 5),
            new Plan("D02", "治安管理大队", "DETACHMENT", null, null, 28, 4),
            new Plan("D03", "交通警察大队", "DETACHMENT", null, null, 58, 5),
            new Plan("D04", "巡逻特警大队", "DETACHMENT", null, null, 44, 4),
            new Plan("D05", "经济犯罪侦查大队", "DETACHMENT", null, null, 14, 3),
            new Plan("D06", "禁毒大队", "DETACHMENT", null, null, 15, 3),
            new Plan("D07", "网络安全保卫大队", "DETACHMENT", null, null, 12, 2),
            new Plan("D08", "出入境管理大队", "DETACHMENT", null, null, 11, 2),
            new Plan("O01", "指挥中心", "OFFICE", null, null, 16, 3),
            new Plan("O02", "法制大队", "OFFICE", null, null, 12, 2),
            new Plan("O03", "政工科", "OFFICE", null, null, 9, 2),
            new Plan("O04", "纪检督察室", "OFFICE", null, null, 8, 2));

    private DemoUnits() {
    }
}
