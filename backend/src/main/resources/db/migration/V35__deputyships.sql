-- A leader's queue in the hands of another for a term; only ever added and ended, never rewritten. giver_unit_id: where the leader served then.
CREATE TABLE deputyship (
    id                BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    giver_id          BIGINT NOT NULL,
    giver_officer_id  BIGINT NOT NULL,
    giver_unit_id     BIGINT NULL,
    deputy_id         BIGINT NOT NULL,
    deputy_officer_id BIGINT NOT NULL,
    grant_id          BIGINT NOT NULL,
    unit_id           BIGINT NULL,
    from_day          DATE NOT NULL,
    until_day         DATE NOT NULL,
    reason            VARCHAR(500) NOT NULL,
    given_at          DATETIME(6) NOT NULL,
    ended_at          DATETIME(6) NULL,
    ended_by          VARCHAR(64) NULL,
    end_cause         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    end_reason        VARCHAR(500) NULL,
    version           BIGINT NOT NULL,
    KEY deputyship_giver (giver_id, until_day),
    KEY deputyship_deputy (deputy_id, until_day),
    CONSTRAINT deputyship_giver FOREIGN KEY (giver_id) REFERENCES account (id),
    CONSTRAINT deputyship_deputy FOREIGN KEY (deputy_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
