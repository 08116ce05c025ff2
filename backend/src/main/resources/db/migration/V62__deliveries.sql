-- A published list was handed to a body that acts on it: pay, rank, promotion, post. Only ever added to; a correction is a delivery of a
-- newer list to the same body that names the old one. Whether one is to be corrected is not stored: the state of its list says so.
CREATE TABLE delivery (
    id                   BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- That of the list: a delivery waits on its cycle's lock, as a revision does.
    cycle_id             BIGINT NOT NULL,
    publication_id       BIGINT NOT NULL,
    kind                 VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient            VARCHAR(100) NOT NULL,
    delivered_on         DATE NOT NULL,
    note                 VARCHAR(500) NULL,
    delivered_by_account BIGINT NOT NULL,
    delivered_by         VARCHAR(64) NOT NULL,
    recorded_at          DATETIME(6) NOT NULL,
    corrects             BIGINT NULL,
    UNIQUE KEY delivery_corrects (corrects),
    KEY delivery_publication (publication_id, id),
    CONSTRAINT delivery_publication FOREIGN KEY (publication_id) REFERENCES publication (id),
    CONSTRAINT delivery_corrects FOREIGN KEY (corrects) REFERENCES delivery (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
