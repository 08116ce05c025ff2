-- Another system's own reference makes its report one incident, however often it is sent; trailing blanks count.
ALTER TABLE incident
    ADD COLUMN client_id BIGINT NULL,
    ADD COLUMN reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL,
    ADD COLUMN report_digest BINARY(32) NULL,
    -- Set while it is merged: the incident that it was merged into, and the one at the end of that chain.
    ADD COLUMN merged_into BIGINT NULL,
    ADD COLUMN root_id BIGINT NULL,
    -- When an entry was first proposed on it, whatever became of that entry.
    ADD COLUMN first_entry_at DATETIME(6) NULL,
    ADD UNIQUE KEY incident_reference (client_id, reference),
    ADD KEY incident_merged_into (merged_into),
    ADD KEY incident_root (root_id);

UPDATE incident SET first_entry_at = (SELECT MIN(e.proposed_at) FROM score_entry e WHERE e.incident_id = incident.id);

-- What shows at an incident because a duplicate of it was merged into it; the duplicate's own rows stay.
ALTER TABLE incident_officer ADD COLUMN from_incident BIGINT NULL;
ALTER TABLE incident_unit ADD COLUMN from_incident BIGINT NULL;
ALTER TABLE incident_diary_entry ADD COLUMN from_incident BIGINT NULL;

-- A merge, or that it was taken back: a row of its own that names the merge.
CREATE TABLE incident_merge (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT NOT NULL,
    into_id      BIGINT NOT NULL,
    state_before VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason       VARCHAR(500) NOT NULL,
    done_by      VARCHAR(64) NOT NULL,
    done_at      DATETIME(6) NOT NULL,
    undoes       BIGINT NULL,
    UNIQUE KEY incident_merge_undoes (undoes),
    KEY incident_merge_incident (incident_id, id),
    KEY incident_merge_into (into_id, id),
    CONSTRAINT incident_merge_incident FOREIGN KEY (incident_id) REFERENCES incident (id),
    CONSTRAINT incident_merge_into FOREIGN KEY (into_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- That persons, units, dispositions or diary entries were added later, and why; what was before stands in the audit log.
CREATE TABLE incident_amendment (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT NOT NULL,
    reason      VARCHAR(500) NOT NULL,
    done_by     VARCHAR(64) NOT NULL,
    done_at     DATETIME(6) NOT NULL,
    KEY incident_amendment_incident (incident_id, id),
    CONSTRAINT incident_amendment_incident FOREIGN KEY (incident_id) REFERENCES incident (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The officer's time to answer a proposed deduction, in working days.
ALTER TABLE cycle ADD COLUMN answer_days INT NOT NULL DEFAULT 5;

ALTER TABLE score_entry
    -- Last day, inclusive; null for awards, reversals and entries of before.
    ADD COLUMN answer_until DATE NULL,
    -- What the confirmer had to look at when it was proposed: words parted by commas.
    ADD COLUMN flags VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

ALTER TABLE score_entry_answer ADD COLUMN late BOOLEAN NOT NULL DEFAULT FALSE;
