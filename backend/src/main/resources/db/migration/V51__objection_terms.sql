-- The bureau's terms for objections; without a row the defaults hold.
CREATE TABLE objection_terms (
    id                 INT NOT NULL PRIMARY KEY,
    entry_days         INT NOT NULL,
    review_days        INT NOT NULL,
    appeal_within_days INT NOT NULL,
    appeal_days        INT NOT NULL,
    remind_days        INT NOT NULL,
    version            BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Whether whoever answers was told that the term is about to end, and everybody that it is over.
ALTER TABLE objection
    ADD COLUMN due_told BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN overdue_told BOOLEAN NOT NULL DEFAULT FALSE,
    ADD KEY objection_due (state, answer_until);
