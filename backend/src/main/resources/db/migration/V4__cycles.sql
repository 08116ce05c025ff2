CREATE TABLE cycle (
    id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name              VARCHAR(100) NOT NULL,
    rule_book_id      BIGINT NOT NULL,
    from_day          DATE NOT NULL,
    until_day         DATE NOT NULL,
    publicity_days    INT NOT NULL,
    min_pool_size     INT NOT NULL,
    stage             VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scoring_opened_at DATETIME(6) NULL,
    term_ends_on      DATE NULL,
    version           BIGINT NOT NULL,
    KEY cycle_stage (stage, id),
    CONSTRAINT cycle_rule_book FOREIGN KEY (rule_book_id) REFERENCES rule_book (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE gate_override (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id  BIGINT NOT NULL,
    gate      VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason    VARCHAR(500) NOT NULL,
    passed_by VARCHAR(64) NOT NULL,
    passed_at DATETIME(6) NOT NULL,
    UNIQUE KEY gate_override_gate (cycle_id, gate),
    CONSTRAINT gate_override_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE pool_arrangement (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id     BIGINT NOT NULL,
    unit_key     BIGINT NOT NULL,
    join_unit_id BIGINT NULL,
    reason       VARCHAR(500) NOT NULL,
    UNIQUE KEY pool_arrangement_unit (cycle_id, unit_key),
    CONSTRAINT pool_arrangement_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE pool (
    id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id         BIGINT NOT NULL,
    unit_id          BIGINT NULL,
    name             VARCHAR(500) NOT NULL,
    leaders          BOOLEAN NOT NULL,
    unit_ids         VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    confirmed_reason VARCHAR(500) NULL,
    KEY pool_cycle (cycle_id, id),
    CONSTRAINT pool_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE cycle_member (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id        BIGINT NOT NULL,
    officer_id      BIGINT NOT NULL,
    unit_id         BIGINT NOT NULL,
    pool_id         BIGINT NOT NULL,
    post            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    leadership_role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    version         BIGINT NOT NULL,
    UNIQUE KEY cycle_member_officer (cycle_id, officer_id),
    KEY cycle_member_pool (cycle_id, pool_id, id),
    KEY cycle_member_unit (cycle_id, unit_id, id),
    CONSTRAINT cycle_member_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id),
    CONSTRAINT cycle_member_in_pool FOREIGN KEY (pool_id) REFERENCES pool (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE meeting (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id     BIGINT NOT NULL,
    kind         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unit_id      BIGINT NULL,
    title        VARCHAR(100) NOT NULL,
    scheduled_at DATETIME(6) NOT NULL,
    place        VARCHAR(100) NOT NULL,
    agenda       TEXT NOT NULL,
    state        VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    held_at      DATETIME(6) NULL,
    minutes      TEXT NULL,
    version      BIGINT NOT NULL,
    KEY meeting_cycle (cycle_id, id),
    CONSTRAINT meeting_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE attendance (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    meeting_id BIGINT NOT NULL,
    officer_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    state      VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at         DATETIME(6) NULL,
    UNIQUE KEY attendance_officer (meeting_id, officer_id),
    KEY attendance_state (meeting_id, state, id),
    CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id) REFERENCES meeting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
