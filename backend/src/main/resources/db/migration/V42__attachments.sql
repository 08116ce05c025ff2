-- an upload and what became of it; received: bytes that have come; the bytes themselves lie by digest outside the database
CREATE TABLE attachment (
    id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id       BIGINT NOT NULL,
    name             VARCHAR(200) NOT NULL,
    size             INT NOT NULL,
    received         INT NOT NULL,
    state            VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    media_type       VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    digest           CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    thumbnail_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    uploaded_at      DATETIME(6) NOT NULL,
    KEY attachment_account (account_id, uploaded_at),
    KEY attachment_uploaded (uploaded_at),
    KEY attachment_digest (digest),
    KEY attachment_thumbnail_digest (thumbnail_digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- bytes that are still on their way: any instance may go on with them
CREATE TABLE attachment_part (
    attachment_id BIGINT NOT NULL,
    begins_at     INT NOT NULL,
    content       MEDIUMBLOB NOT NULL,
    PRIMARY KEY (attachment_id, begins_at),
    CONSTRAINT attachment_part_attachment FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- the record that an attachment belongs to, for good: only ever added to
CREATE TABLE attachment_home (
    attachment_id BIGINT NOT NULL PRIMARY KEY,
    record_type   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    record_id     BIGINT NOT NULL,
    digest        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY attachment_home_record (record_type, record_id),
    CONSTRAINT attachment_home_attachment FOREIGN KEY (attachment_id) REFERENCES attachment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- bytes that lie outside the database, or may: the row is there before they are, and goes after them
CREATE TABLE attachment_bytes (
    digest     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    touched_at DATETIME(6) NOT NULL,
    KEY attachment_bytes_touched (touched_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- when it was written on the device, as stated; the other time is the service's own
ALTER TABLE diary_entry ADD COLUMN stated_at DATETIME(6) NULL;
ALTER TABLE incident ADD COLUMN stated_at DATETIME(6) NULL;
ALTER TABLE score_entry_answer ADD COLUMN stated_at DATETIME(6) NULL;
