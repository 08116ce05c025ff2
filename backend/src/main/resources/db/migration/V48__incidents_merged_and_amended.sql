-- Nothing is merged into a duplicate, so the one it was merged into is the end: there are no chains to follow.
ALTER TABLE incident DROP KEY incident_root, DROP COLUMN root_id;

-- What became known later stands beside what was known before; at the incident itself stands the present picture.
ALTER TABLE incident_amendment
    ADD COLUMN occurred_on DATE NULL,
    ADD COLUMN occurred_before DATE NULL,
    ADD COLUMN place VARCHAR(100) NULL,
    ADD COLUMN place_before VARCHAR(100) NULL;

-- One officer, unit or diary entry of an amendment; for an officer who was in it already, with what was said before.
CREATE TABLE incident_amendment_item (
    id                 BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    amendment_id       BIGINT NOT NULL,
    officer_id         BIGINT NULL,
    role               VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    role_before        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    disposition        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    disposition_before VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    unit_id            BIGINT NULL,
    diary_entry_id     BIGINT NULL,
    KEY incident_amendment_item_amendment (amendment_id, id),
    CONSTRAINT incident_amendment_item_amendment FOREIGN KEY (amendment_id) REFERENCES incident_amendment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- When an attachment came to its record, which is not when it was uploaded.
ALTER TABLE attachment_home ADD COLUMN attached_at DATETIME(6) NULL;
UPDATE attachment_home SET attached_at = (SELECT a.uploaded_at FROM attachment a WHERE a.id = attachment_home.attachment_id);
ALTER TABLE attachment_home MODIFY COLUMN attached_at DATETIME(6) NOT NULL;

-- The timeline of an incident reads each of these from a time on, and no further than its page.
ALTER TABLE incident_merge ADD KEY incident_merge_time (incident_id, done_at, id), ADD KEY incident_merge_survivor_time (survivor_id, done_at, id);
ALTER TABLE incident_amendment ADD KEY incident_amendment_time (incident_id, done_at, id);
ALTER TABLE finding ADD KEY finding_time (incident_id, found_at, id);
ALTER TABLE score_entry ADD KEY score_entry_incident_proposed (incident_id, proposed_at, id), ADD KEY score_entry_incident_decided (incident_id, decided_at, id);
ALTER TABLE score_entry_answer ADD KEY score_entry_answer_time (entry_id, at, id);
