-- Every officer that an account ever belonged to: two accounts that ever shared one are the same person, whatever was linked anew since. Only ever added.
CREATE TABLE account_person (
    id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    officer_id BIGINT NOT NULL,
    UNIQUE KEY account_person_link (account_id, officer_id),
    KEY account_person_officer (officer_id),
    CONSTRAINT account_person_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO account_person (account_id, officer_id) SELECT id, officer_id FROM account WHERE officer_id IS NOT NULL;
