-- What somebody was told: an officer by whatever account, or an account. When it was seen is the only thing that changes.
CREATE TABLE notice (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind       VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id BIGINT NULL,
    officer_id BIGINT NULL,
    target_id  BIGINT NOT NULL,
    label      VARCHAR(100) NOT NULL,
    at         DATETIME(6) NOT NULL,
    seen_at    DATETIME(6) NULL,
    KEY notice_account (account_id, id),
    KEY notice_officer (officer_id, id),
    KEY notice_target (target_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A column that ends in "into" makes the driver take a SELECT for one that gives no rows.
ALTER TABLE incident RENAME COLUMN merged_into TO survivor_id;
ALTER TABLE incident_merge RENAME COLUMN into_id TO survivor_id;
