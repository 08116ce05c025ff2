CREATE TABLE unit (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    parent_id  BIGINT NULL,
    code       VARCHAR(32) NOT NULL,
    name       VARCHAR(64) NOT NULL,
    kind       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    area_km2   DECIMAL(10, 2) NULL,
    population INT NULL,
    version    BIGINT NOT NULL,
    UNIQUE KEY unit_code (code),
    KEY unit_parent (parent_id),
    CONSTRAINT unit_parent FOREIGN KEY (parent_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE officer (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    badge_no        VARCHAR(20) NOT NULL,
    name            VARCHAR(64) NOT NULL,
    sex             VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    birth_date      DATE NOT NULL,
    phone           VARCHAR(32) NULL,
    police_rank     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    education       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    joined_on       DATE NOT NULL,
    state           VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unit_id         BIGINT NOT NULL,
    post            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    leadership_role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    version         BIGINT NOT NULL,
    UNIQUE KEY officer_badge (badge_no),
    KEY officer_unit (unit_id, badge_no),
    KEY officer_post (post, badge_no),
    CONSTRAINT officer_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE assignment (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    officer_id      BIGINT NOT NULL,
    unit_id         BIGINT NOT NULL,
    post            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    leadership_role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    from_day        DATE NOT NULL,
    until_day       DATE NULL,
    UNIQUE KEY assignment_officer (officer_id, from_day),
    KEY assignment_unit (unit_id, from_day),
    CONSTRAINT assignment_officer FOREIGN KEY (officer_id) REFERENCES officer (id),
    CONSTRAINT assignment_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE officer_search_key (
    search_key VARCHAR(80) NOT NULL,
    officer_id BIGINT NOT NULL,
    PRIMARY KEY (search_key, officer_id),
    KEY officer_search_key_officer (officer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
