-- Generations of the key pair that signs access tokens; the private half is sealed. One instance makes the next, all take it over.
CREATE TABLE signing_key (
    generation  INT NOT NULL PRIMARY KEY,
    kid         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    public_jwk  VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    private_jwk VARBINARY(8000) NOT NULL,
    signs_from  DATETIME(6) NOT NULL,
    UNIQUE KEY signing_key_kid (kid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

ALTER TABLE session
    ADD COLUMN address    VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN device     VARCHAR(200) NULL,
    ADD COLUMN renewed_at DATETIME(6) NULL;
