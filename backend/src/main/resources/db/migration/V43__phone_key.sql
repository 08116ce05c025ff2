-- The secret of an account that wraps what its phones keep without network; sealed.
CREATE TABLE phone_key (
    account_id BIGINT NOT NULL PRIMARY KEY,
    secret     VARBINARY(200) NOT NULL,
    CONSTRAINT phone_key_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
