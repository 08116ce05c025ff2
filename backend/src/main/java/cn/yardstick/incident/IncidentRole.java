package cn.yardstick.incident;

/** The part that an officer had in it. */
public enum IncidentRole {
    PRINCIPAL, PARTICIPANT, SUPERVISOR
}
