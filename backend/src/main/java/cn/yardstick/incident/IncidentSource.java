package cn.yardstick.incident;

/** Who told of it. */
public enum IncidentSource {
    OFFICER_REPORT, INSPECTION, DISCIPLINE, PETITION, SUPERIOR, CITIZEN
}
