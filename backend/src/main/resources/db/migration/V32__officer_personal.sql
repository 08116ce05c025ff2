-- Sealed by the service (docs/adr/0016) before it comes here; apart from the officer, so that no list ever reads it.
CREATE TABLE officer_personal (
    officer_id BIGINT NOT NULL PRIMARY KEY,
    sex        VARBINARY(128) NOT NULL,
    birth_date VARBINARY(128) NOT NULL,
    phone      VARBINARY(128) NULL,
    CONSTRAINT officer_personal_officer FOREIGN KEY (officer_id) REFERENCES officer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
