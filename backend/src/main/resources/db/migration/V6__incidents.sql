CREATE TABLE incident (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    nature         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title          VARCHAR(100) NOT NULL,
    description    TEXT NOT NULL,
    place          VARCHAR(100) NULL,
    occurred_on    DATE NOT NULL,
    reported_at    DATETIME(6) NOT NULL,
    reporter_id    BIGINT NOT NULL,
    reported_by    VARCHAR(64) NOT NULL,
    state          VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_at     DATETIME(6) NULL,
    decided_by     VARCHAR(64) NULL,
    decision_note  VARCHAR(500) NULL,
    version        BIGINT NOT NULL,
    KEY incident_state (state, id),
    KEY incident_day (occurred_on, id),
    KEY incident_reporter (reporter_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE incident_officer (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT NOT NULL,
    officer_id  BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    role        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    disposition VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    UNIQUE KEY incident_officer_incident (incident_id, officer_id),
    KEY incident_officer_officer (officer_id, incident_id),
    CONSTRAINT incident_officer_incident FOREIGN KEY (incident_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every unit that the incident is about: named itself, or as the unit of a named officer on that day.
CREATE TABLE incident_unit (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    named       BOOLEAN NOT NULL,
    UNIQUE KEY incident_unit_incident (incident_id, unit_id),
    KEY incident_unit_unit (unit_id, incident_id),
    CONSTRAINT incident_unit_incident FOREIGN KEY (incident_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE incident_diary_entry (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id    BIGINT NOT NULL,
    diary_entry_id BIGINT NOT NULL,
    UNIQUE KEY incident_diary_entry_incident (incident_id, diary_entry_id),
    CONSTRAINT incident_diary_entry_incident FOREIGN KEY (incident_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A withdrawal is a row of its own that names the finding which it takes back.
CREATE TABLE finding (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    leader_steps INT NOT NULL,
    occurred_on  DATE NOT NULL,
    reason       VARCHAR(500) NOT NULL,
    found_by     VARCHAR(64) NOT NULL,
    found_at     DATETIME(6) NOT NULL,
    withdraws    BIGINT NULL,
    UNIQUE KEY finding_withdraws (withdraws),
    KEY finding_incident (incident_id, id),
    KEY finding_day (occurred_on, id),
    CONSTRAINT finding_incident FOREIGN KEY (incident_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
