-- by what the lines of the list are hashed; null for lists from before lists were sealed
ALTER TABLE publication ADD COLUMN tree_hash VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- both only ever added to: the service's account may not change or remove a row
-- level 0: leaves in the order of the list, each with its salt; above: roots of complete subtrees of 256 of the level below
CREATE TABLE publication_node (
    publication_id BIGINT NOT NULL,
    level          TINYINT NOT NULL,
    node_index     BIGINT NOT NULL,
    hash           BINARY(32) NOT NULL,
    salt           BINARY(16) NULL,
    PRIMARY KEY (publication_id, level, node_index),
    CONSTRAINT publication_node_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- document: canonical JSON; note: signed over its digest
CREATE TABLE publication_seal (
    publication_id BIGINT NOT NULL PRIMARY KEY,
    document       TEXT NOT NULL,
    digest         CHAR(44) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note           VARCHAR(2000) NOT NULL,
    CONSTRAINT publication_seal_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
