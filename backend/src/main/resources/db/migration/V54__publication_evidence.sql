-- Who sees which lines, frozen when the list is proposed; what the run's results and certificates are, for the sealed document.
ALTER TABLE publication
    ADD COLUMN shown          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ALL_GRADES',
    ADD COLUMN results_digest CHAR(44) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN certificates   VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- Digest of the officer's own reasons in their one form; null in lists from before.
ALTER TABLE publication_line
    ADD COLUMN reasons BINARY(32) NULL;
