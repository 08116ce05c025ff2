-- What is found in the diary: each text as it is searched, and every two characters in it that stand together. The latter are as
-- many as there are characters: one index, and no constraint to be looked up for each; entries are never removed.
CREATE TABLE diary_text (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id BIGINT NOT NULL,
    words    MEDIUMTEXT NOT NULL,
    KEY diary_text_entry (entry_id),
    CONSTRAINT diary_text_entry FOREIGN KEY (entry_id) REFERENCES diary_entry (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE diary_gram (
    gram     VARCHAR(2) NOT NULL,
    entry_id BIGINT NOT NULL,
    PRIMARY KEY (gram, entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX diary_entry_clause ON diary_entry (clause_id, id);
