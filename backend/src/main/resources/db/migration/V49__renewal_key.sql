-- The secret that a client made up for one renewal of its session, as a digest: who comes again with the used token and with it is the
-- one whose answer got lost.
ALTER TABLE refresh_token ADD COLUMN renewal_key BINARY(32) NULL;
