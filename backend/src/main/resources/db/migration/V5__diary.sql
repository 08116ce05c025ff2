CREATE TABLE diary_entry (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    occurred_on DATE NOT NULL,
    written_at  DATETIME(6) NOT NULL,
    account_id  BIGINT NOT NULL,
    author      VARCHAR(64) NOT NULL,
    text        TEXT NOT NULL,
    clause_id   BIGINT NULL,
    KEY diary_entry_day (occurred_on, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE diary_entry_officer (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id   BIGINT NOT NULL,
    officer_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    UNIQUE KEY diary_entry_officer_entry (entry_id, officer_id),
    KEY diary_entry_officer_officer (officer_id, entry_id),
    KEY diary_entry_officer_unit (unit_id, entry_id),
    CONSTRAINT diary_entry_officer_entry FOREIGN KEY (entry_id) REFERENCES diary_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE diary_correction (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id   BIGINT NOT NULL,
    text       TEXT NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    author     VARCHAR(64) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    KEY diary_correction_entry (entry_id, id),
    CONSTRAINT diary_correction_entry FOREIGN KEY (entry_id) REFERENCES diary_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
