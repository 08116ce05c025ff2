CREATE TABLE assessment_run (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id       BIGINT NOT NULL,
    run_number     INT NOT NULL,
    engine_version VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rule_book_id   BIGINT NOT NULL,
    input_digest   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    facts_mark     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    officers       INT NOT NULL,
    entries        INT NOT NULL,
    open_ties      INT NOT NULL,
    ran_at         DATETIME(6) NOT NULL,
    account_id     BIGINT NOT NULL,
    ran_by         VARCHAR(64) NOT NULL,
    note           VARCHAR(500) NULL,
    UNIQUE KEY assessment_run_number (cycle_id, run_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- position: of a pool's first result within the run; input: gzip of the pool's canonical grading input
CREATE TABLE assessment_pool (
    run_id         BIGINT NOT NULL,
    pool_id        BIGINT NOT NULL,
    position       INT NOT NULL,
    size           INT NOT NULL,
    four_quota     INT NOT NULL,
    four_shortfall INT NOT NULL,
    ones           INT NOT NULL,
    twos           INT NOT NULL,
    threes         INT NOT NULL,
    fours          INT NOT NULL,
    ungraded       INT NOT NULL,
    input          MEDIUMBLOB NOT NULL,
    PRIMARY KEY (run_id, pool_id),
    CONSTRAINT assessment_pool_run FOREIGN KEY (run_id) REFERENCES assessment_run (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE assessment_result (
    run_id     BIGINT NOT NULL,
    position   INT NOT NULL,
    officer_id BIGINT NOT NULL,
    pool_id    BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    score      BIGINT NOT NULL,
    score_rank INT NOT NULL,
    grade      VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reasons    VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (run_id, position),
    UNIQUE KEY assessment_result_officer (run_id, officer_id),
    KEY assessment_result_unit (run_id, unit_id, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE assessment_finding (
    run_id       BIGINT NOT NULL,
    finding_id   BIGINT NOT NULL,
    unit_id      BIGINT NOT NULL,
    leader_steps INT NOT NULL,
    occurred_on  DATE NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    PRIMARY KEY (run_id, finding_id),
    CONSTRAINT assessment_finding_run FOREIGN KEY (run_id) REFERENCES assessment_run (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- question: SHA-256 of the tied and the places, so that the same question is asked once
CREATE TABLE assessment_tie (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id   BIGINT NOT NULL,
    pool_id    BIGINT NOT NULL,
    cut        VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    question   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    places     INT NOT NULL,
    state      VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    standing   BOOLEAN NOT NULL,
    votes      INT NOT NULL,
    opened_at  DATETIME(6) NOT NULL,
    decided_at DATETIME(6) NULL,
    version    BIGINT NOT NULL,
    UNIQUE KEY assessment_tie_question (cycle_id, pool_id, cut, question)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE assessment_tied (
    tie_id     BIGINT NOT NULL,
    officer_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    chosen     BOOLEAN NOT NULL,
    PRIMARY KEY (tie_id, officer_id),
    CONSTRAINT assessment_tied_tie FOREIGN KEY (tie_id) REFERENCES assessment_tie (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- only ever added; of one assessor's votes on a tie the last counts
CREATE TABLE assessment_tie_vote (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    tie_id     BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    assessor   VARCHAR(64) NOT NULL,
    chosen     MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    at         DATETIME(6) NOT NULL,
    KEY assessment_tie_vote_tie (tie_id, id),
    CONSTRAINT assessment_tie_vote_tie FOREIGN KEY (tie_id) REFERENCES assessment_tie (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
