-- Sign-ins that are under way at the bureau's own identity provider; each is finished once, by the browser that began it.
CREATE TABLE provider_sign_in (
    state_hash   BINARY(32) NOT NULL PRIMARY KEY,
    browser_hash BINARY(32) NOT NULL,
    secrets      VARBINARY(500) NOT NULL,
    at           DATETIME(6) NOT NULL,
    KEY provider_sign_in_age (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE session
    ADD COLUMN by_provider BOOLEAN NOT NULL DEFAULT FALSE;
