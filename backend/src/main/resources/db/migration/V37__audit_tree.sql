-- The log proves itself (docs/adr/0010): what a line needs for that, its leaf in the tree, and signed heads.
ALTER TABLE audit_line
    DROP COLUMN request_id,
    ADD COLUMN acting_as VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER actor_name,
    ADD COLUMN salt BINARY(16) NULL,
    ADD KEY audit_line_action (action, id),
    ADD KEY audit_line_at (at, id);

-- Lines that have no leaf yet; a line and its row here are one transaction.
CREATE TABLE audit_pending (
    line_id BIGINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO audit_pending (line_id) SELECT id FROM audit_line;

CREATE TABLE audit_leaf (
    leaf_index BIGINT NOT NULL PRIMARY KEY,
    line_id    BIGINT NOT NULL,
    hash       BINARY(32) NOT NULL,
    UNIQUE KEY audit_leaf_line (line_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Roots of complete subtrees: of 256 leaves on level 1, of 65,536 on level 2, and so on.
CREATE TABLE audit_tile (
    level      SMALLINT NOT NULL,
    node_index BIGINT NOT NULL,
    hash       BINARY(32) NOT NULL,
    PRIMARY KEY (level, node_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE audit_head (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    size      BIGINT NOT NULL,
    signed_at DATETIME(6) NOT NULL,
    note      VARCHAR(600) NOT NULL,
    KEY audit_head_size (size, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- One row: who holds it in a transaction gives lines their places. The hash is chosen with the first line and stays.
CREATE TABLE audit_sequence (
    id     TINYINT NOT NULL PRIMARY KEY,
    origin VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO audit_sequence (id, origin) SELECT 1, CONCAT('yardstick-audit/', REPLACE(UUID(), '-', ''));
