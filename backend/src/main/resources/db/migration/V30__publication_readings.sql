-- Who confirmed having seen the own line of a published list: only ever added.
CREATE TABLE publication_reading (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    publication_id BIGINT NOT NULL,
    officer_id     BIGINT NOT NULL,
    read_at        DATETIME(6) NOT NULL,
    UNIQUE KEY publication_reading_officer (publication_id, officer_id),
    CONSTRAINT publication_reading_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
