CREATE TABLE score_entry (
    id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    cycle_id      BIGINT NOT NULL,
    officer_id    BIGINT NOT NULL,
    unit_id       BIGINT NOT NULL,
    clause_id     BIGINT NOT NULL,
    category_code VARCHAR(32) NOT NULL,
    points        BIGINT NOT NULL,
    ceiling       VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    occurred_on   DATE NOT NULL,
    incident_id   BIGINT NULL,
    note          VARCHAR(1000) NOT NULL,
    state         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proposer_id   BIGINT NOT NULL,
    proposed_by   VARCHAR(64) NOT NULL,
    proposed_at   DATETIME(6) NOT NULL,
    decider_id    BIGINT NULL,
    decided_by    VARCHAR(64) NULL,
    decided_at    DATETIME(6) NULL,
    decision_note VARCHAR(500) NULL,
    reverses      BIGINT NULL,
    reversed_by   BIGINT NULL,
    -- One fact counts once per person and clause: filled while the entry is proposed or confirmed.
    live_key      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    version       BIGINT NOT NULL,
    UNIQUE KEY score_entry_live (live_key),
    UNIQUE KEY score_entry_reverses (reverses),
    KEY score_entry_officer (cycle_id, officer_id, id),
    KEY score_entry_state (cycle_id, state, id),
    KEY score_entry_unit (unit_id, id),
    KEY score_entry_incident (incident_id, id),
    CONSTRAINT score_entry_cycle FOREIGN KEY (cycle_id) REFERENCES cycle (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE score_entry_evidence (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id       BIGINT NOT NULL,
    diary_entry_id BIGINT NOT NULL,
    UNIQUE KEY score_entry_evidence_entry (entry_id, diary_entry_id),
    CONSTRAINT score_entry_evidence_entry FOREIGN KEY (entry_id) REFERENCES score_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE score_entry_answer (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id BIGINT NOT NULL,
    text     TEXT NOT NULL,
    at       DATETIME(6) NOT NULL,
    KEY score_entry_answer_entry (entry_id, id),
    CONSTRAINT score_entry_answer_entry FOREIGN KEY (entry_id) REFERENCES score_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
