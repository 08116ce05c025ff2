CREATE TABLE publication (
    id                  BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id            BIGINT NOT NULL,
    run_id              BIGINT NOT NULL,
    revision            INT NOT NULL,
    title               VARCHAR(100) NOT NULL,
    note                VARCHAR(1000) NULL,
    state               VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    officers            INT NOT NULL,
    proposed_by_account BIGINT NOT NULL,
    proposed_by         VARCHAR(64) NOT NULL,
    proposed_at         DATETIME(6) NOT NULL,
    approved_by_account BIGINT NULL,
    approved_by         VARCHAR(64) NULL,
    published_at        DATETIME(6) NULL,
    term_ends_on        DATE NULL,
    version             BIGINT NOT NULL,
    KEY publication_cycle (cycle_id, state, id),
    KEY publication_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- copied when proposed, never changed: names and units stay as they were
CREATE TABLE publication_line (
    publication_id BIGINT NOT NULL,
    position       INT NOT NULL,
    officer_id     BIGINT NOT NULL,
    badge_no       VARCHAR(16) NOT NULL,
    name           VARCHAR(64) NOT NULL,
    unit_id        BIGINT NOT NULL,
    unit_name      VARCHAR(64) NOT NULL,
    grade          VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (publication_id, position),
    UNIQUE KEY publication_line_officer (publication_id, officer_id),
    KEY publication_line_unit (publication_id, unit_id, position),
    KEY publication_line_grade (publication_id, grade, position),
    CONSTRAINT publication_line_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
