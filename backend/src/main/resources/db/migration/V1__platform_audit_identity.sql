CREATE TABLE idempotency_key (
    account_id  BIGINT NOT NULL,
    idem_key    VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fingerprint BINARY(32) NOT NULL,
    status      SMALLINT NULL,
    location    VARCHAR(200) NULL,
    version     BIGINT NULL,
    body        MEDIUMBLOB NULL,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, idem_key),
    KEY idempotency_key_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE audit_line (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at          DATETIME(6) NOT NULL,
    account_id  BIGINT NULL,
    actor_name  VARCHAR(64) NOT NULL,
    address     VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
    request_id  VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
    action      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    record_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    record_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      VARCHAR(1000) NULL,
    before_json MEDIUMTEXT NULL,
    after_json  MEDIUMTEXT NULL,
    KEY audit_line_record (record_type, record_id, id),
    KEY audit_line_account (account_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE account (
    id                   BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username             VARCHAR(64) NOT NULL,
    display_name         VARCHAR(64) NOT NULL,
    password_hash        VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    officer_id           BIGINT NULL,
    must_change_password BOOLEAN NOT NULL,
    locked_at            DATETIME(6) NULL,
    last_sign_in_at      DATETIME(6) NULL,
    version              BIGINT NOT NULL,
    UNIQUE KEY account_username (username),
    UNIQUE KEY account_officer (officer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE role_grant (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    role       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unit_id    BIGINT NULL,
    KEY role_grant_account (account_id),
    KEY role_grant_role (role, account_id),
    CONSTRAINT role_grant_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE session (
    id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    ended_at   DATETIME(6) NULL,
    KEY session_account (account_id, ended_at),
    CONSTRAINT session_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE refresh_token (
    hash       BINARY(32) NOT NULL PRIMARY KEY,
    session_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at    DATETIME(6) NULL,
    KEY refresh_token_session (session_id),
    CONSTRAINT refresh_token_session FOREIGN KEY (session_id) REFERENCES session (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE sign_in_failure (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    subject     VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at          DATETIME(6) NOT NULL,
    KEY sign_in_failure_subject (subject, at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
