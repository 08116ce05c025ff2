-- An officer's objection against an own entry or the own grade in a list, or the appeal against its answer. Ids are made of the
-- moment, not counted: whoever objects does not learn how many others did.
CREATE TABLE objection (
    id             BIGINT NOT NULL PRIMARY KEY,
    step           VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    review_id      BIGINT NULL,
    matter         VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cycle_id       BIGINT NOT NULL,
    officer_id     BIGINT NOT NULL,
    unit_id        BIGINT NOT NULL,
    entry_id       BIGINT NULL,
    publication_id BIGINT NULL,
    grade          VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    contested      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason         VARCHAR(2000) NOT NULL,
    stated_at      DATETIME(6) NULL,
    filed_at       DATETIME(6) NOT NULL,
    in_time_until  DATE NOT NULL,
    late           BOOLEAN NOT NULL,
    -- It may be refused for being late: no term of the law runs for it either.
    refusable      BOOLEAN NOT NULL,
    state          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer_until   DATE NOT NULL,
    -- Which body decided it, or of an appeal has to.
    body           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    decider_id     BIGINT NULL,
    decided_by     VARCHAR(64) NULL,
    decided_at     DATETIME(6) NULL,
    answer         VARCHAR(1000) NULL,
    appeal_until   DATE NULL,
    -- Filled while it is open: one at a time for a matter and officer.
    live_key       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    version        BIGINT NOT NULL,
    UNIQUE KEY objection_live (live_key),
    UNIQUE KEY objection_review (review_id),
    KEY objection_officer (officer_id, id),
    KEY objection_state (state, id),
    KEY objection_cycle (cycle_id, state),
    KEY objection_entry (entry_id),
    KEY objection_publication (publication_id, officer_id),
    CONSTRAINT objection_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id),
    CONSTRAINT objection_review FOREIGN KEY (review_id) REFERENCES objection (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The entry that is contested; against a grade those that led to it and are contested, and those that its decision reversed.
CREATE TABLE objection_entry (
    objection_id BIGINT NOT NULL,
    entry_id     BIGINT NOT NULL,
    PRIMARY KEY (objection_id, entry_id),
    CONSTRAINT objection_entry_objection FOREIGN KEY (objection_id) REFERENCES objection (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Accounts of those who made what is contested, or answered it before: they neither decide it nor learn of it.
CREATE TABLE objection_party (
    objection_id BIGINT NOT NULL,
    account_id   BIGINT NOT NULL,
    PRIMARY KEY (objection_id, account_id),
    CONSTRAINT objection_party_objection FOREIGN KEY (objection_id) REFERENCES objection (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
