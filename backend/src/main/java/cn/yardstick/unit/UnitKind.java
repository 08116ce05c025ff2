package cn.yardstick.unit;

/** Bureau 局, station 派出所, detachment 大队, office 科室, squad 警组. */
public enum UnitKind {
    BUREAU, STATION, DETACHMENT, OFFICE, SQUAD
}
