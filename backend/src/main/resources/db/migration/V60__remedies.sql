-- A review may set the decision on a tie aside. The row stays as it was; the next run asks the same question once more, in the next
-- round, of others: barred holds the accounts that had a part before, separated by commas.
ALTER TABLE assessment_tie
    ADD COLUMN round INT NOT NULL DEFAULT 1,
    ADD COLUMN barred TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN set_aside_at DATETIME(6) NULL,
    ADD COLUMN set_aside_by BIGINT NULL,
    DROP KEY assessment_tie_question,
    ADD UNIQUE KEY assessment_tie_question (cycle_id, pool_id, cut, question, round);

-- The account that found it, so that it neither answers nor learns of an objection against its finding; null for what was found before.
ALTER TABLE finding ADD COLUMN found_by_account BIGINT NULL;

-- What an upheld objection put right: an entry reversed, a tie to be decided anew, a finding withdrawn. Only ever added to.
CREATE TABLE objection_remedy (
    objection_id BIGINT NOT NULL,
    kind         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target_id    BIGINT NOT NULL,
    PRIMARY KEY (objection_id, kind, target_id),
    CONSTRAINT objection_remedy_objection FOREIGN KEY (objection_id) REFERENCES objection (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
