-- The second factor of an account (RFC 6238); both secrets are sealed. last_step: the newest time step whose code was used.
CREATE TABLE second_factor (
    account_id BIGINT NOT NULL PRIMARY KEY,
    secret     VARBINARY(200) NULL,
    offered    VARBINARY(200) NULL,
    since      DATETIME(6) NULL,
    last_step  BIGINT NOT NULL,
    CONSTRAINT second_factor_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE recovery_code (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    hash       BINARY(32) NOT NULL,
    KEY recovery_code_account (account_id),
    CONSTRAINT recovery_code_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
