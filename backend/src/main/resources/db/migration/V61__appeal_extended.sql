-- The term to answer an appeal was extended, once, with a reason.
ALTER TABLE objection
    ADD COLUMN extended_by_account BIGINT NULL,
    ADD COLUMN extended_by VARCHAR(64) NULL,
    ADD COLUMN extended_at DATETIME(6) NULL,
    ADD COLUMN extended_from DATE NULL,
    ADD COLUMN extension_reason VARCHAR(1000) NULL,
    -- Of what was upheld: its answer changed facts that grades are made of, which had not been put right before.
    ADD COLUMN facts_changed BOOLEAN NOT NULL DEFAULT TRUE;
