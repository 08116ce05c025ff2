CREATE TABLE client (
    id                  BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name                VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    display_name        VARCHAR(64) NOT NULL,
    requests_per_minute INT NOT NULL,
    locked_at           DATETIME(6) NULL,
    created_at          DATETIME(6) NOT NULL,
    version             BIGINT NOT NULL,
    UNIQUE KEY client_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE client_scope (
    client_id BIGINT NOT NULL,
    scope     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (client_id, scope),
    CONSTRAINT client_scope_client FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE client_unit (
    client_id BIGINT NOT NULL,
    unit_id   BIGINT NOT NULL,
    PRIMARY KEY (client_id, unit_id),
    CONSTRAINT client_unit_client FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE client_key (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    client_id    BIGINT NOT NULL,
    hash         BINARY(32) NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    ended_at     DATETIME(6) NULL,
    last_used_at DATETIME(6) NULL,
    UNIQUE KEY client_key_hash (hash),
    KEY client_key_client (client_id, ended_at),
    CONSTRAINT client_key_client FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Requests of a client in a minute of the database's clock: one count for all instances.
CREATE TABLE client_usage (
    client_id BIGINT NOT NULL,
    minute_no BIGINT NOT NULL,
    requests  INT NOT NULL,
    PRIMARY KEY (client_id, minute_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
