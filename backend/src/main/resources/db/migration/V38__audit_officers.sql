-- A line names the leader in whose place it was done, and is found by every officer whom it concerns.
ALTER TABLE audit_line ADD COLUMN deputy_of VARCHAR(64) NULL AFTER acting_as;

-- An index over the lines, not a part of them: it can be made again from their records and pictures.
CREATE TABLE audit_officer (
    officer_id BIGINT NOT NULL,
    line_id    BIGINT NOT NULL,
    PRIMARY KEY (officer_id, line_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO audit_officer (officer_id, line_id)
SELECT CAST(record_id AS UNSIGNED), id FROM audit_line WHERE record_type = 'officer' AND record_id REGEXP '^[1-9][0-9]{0,17}$';

-- Looks at several officers at once.
INSERT IGNORE INTO audit_officer (officer_id, line_id)
SELECT o.officer, l.id FROM audit_line l JOIN JSON_TABLE(l.after_json, '$.officers[*]' COLUMNS (officer BIGINT PATH '$')) o
WHERE l.record_type = 'officer' AND l.record_id = 'many' AND o.officer IS NOT NULL;
