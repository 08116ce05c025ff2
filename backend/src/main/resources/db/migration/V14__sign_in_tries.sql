-- Every try to prove who one is, over every door and on every instance; what the brake counts and what the owner is shown.
CREATE TABLE sign_in_try (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name_digest BINARY(32) NOT NULL,
    address     VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id  BIGINT NULL,
    familiar    BOOLEAN NOT NULL,
    outcome     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    device      VARCHAR(200) NULL,
    at          DATETIME(6) NOT NULL,
    KEY sign_in_try_name (name_digest, at),
    KEY sign_in_try_address (address, at),
    KEY sign_in_try_account (account_id, id),
    KEY sign_in_try_familiar (account_id, address, outcome)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The row that tries of one name wait for, so that they are counted one after the other.
CREATE TABLE sign_in_name (
    name_digest BINARY(32) NOT NULL PRIMARY KEY,
    tries       BIGINT NOT NULL,
    last_at     DATETIME(6) NOT NULL,
    KEY sign_in_name_age (last_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

DROP TABLE sign_in_failure;

ALTER TABLE session
    ADD COLUMN previous_at   DATETIME(6) NULL,
    ADD COLUMN refused_since INT NOT NULL DEFAULT 0;

CREATE TABLE earlier_password (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    hash       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY earlier_password_account (account_id, id),
    CONSTRAINT earlier_password_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
