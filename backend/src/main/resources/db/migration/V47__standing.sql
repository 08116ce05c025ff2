-- When the office wants an officer warned: points above the line of grade four. A cycle without a row has the defaults.
CREATE TABLE warning_setting (
    cycle_id          BIGINT NOT NULL PRIMARY KEY,
    warning           BIGINT NOT NULL,
    critical          BIGINT NOT NULL,
    leader_after_days INT NOT NULL,
    version           BIGINT NOT NULL,
    CONSTRAINT warning_setting_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE standing_warning (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id    BIGINT NOT NULL,
    officer_id  BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    level       VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    raised_at   DATETIME(6) NOT NULL,
    leader_from DATE NOT NULL,
    ended_at    DATETIME(6) NULL,
    -- Filled while the warning stands: one at a time for an officer and cycle.
    live_key    VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NULL,
    UNIQUE KEY standing_warning_live (live_key),
    KEY standing_warning_cycle (cycle_id, id),
    KEY standing_warning_unit (unit_id, id),
    CONSTRAINT standing_warning_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
