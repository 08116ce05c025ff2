-- A revision names the list whose place it takes, and what becomes of places that got free; counts are of lines that differ.
ALTER TABLE publication
    ADD COLUMN supersedes_id     BIGINT NULL,
    ADD COLUMN places            VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN lines_changed     INT NOT NULL DEFAULT 0,
    ADD COLUMN lines_for_others  INT NOT NULL DEFAULT 0,
    ADD COLUMN lines_kept        INT NOT NULL DEFAULT 0,
    ADD CONSTRAINT publication_supersedes FOREIGN KEY (supersedes_id) REFERENCES publication (id);

-- Filled where a line differs from the list before, or is kept although the run alone would say otherwise.
ALTER TABLE publication_line
    ADD COLUMN difference     VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN grade_before   VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN grade_computed VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN own_facts      BOOLEAN NULL,
    ADD KEY publication_line_difference (publication_id, difference, position);
