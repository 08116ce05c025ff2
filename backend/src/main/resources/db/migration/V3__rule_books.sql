CREATE TABLE rule_book (
    id                     BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version_number         INT NOT NULL,
    title                  VARCHAR(100) NOT NULL,
    state                  VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    based_on               BIGINT NULL,
    effective_from         DATE NOT NULL,
    issued_at              DATETIME(6) NULL,
    issued_by              VARCHAR(64) NULL,
    base_score             BIGINT NOT NULL,
    one_min_score          BIGINT NULL,
    one_max_share          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    two_min_score          BIGINT NULL,
    two_max_share          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    three_min_score        BIGINT NULL,
    four_min_share         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fill                   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    never_fill_at_or_above BIGINT NULL,
    tie_break              VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    leaders_answering      VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version                BIGINT NOT NULL,
    UNIQUE KEY rule_book_version (version_number),
    KEY rule_book_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE rule_book_category (
    rule_book_id  BIGINT NOT NULL,
    position      INT NOT NULL,
    code          VARCHAR(32) NOT NULL,
    name_zh       VARCHAR(32) NOT NULL,
    name_en       VARCHAR(64) NOT NULL,
    max_deduction BIGINT NULL,
    max_award     BIGINT NULL,
    PRIMARY KEY (rule_book_id, position),
    CONSTRAINT rule_book_category_book FOREIGN KEY (rule_book_id) REFERENCES rule_book (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE clause (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule_book_id   BIGINT NOT NULL,
    code           VARCHAR(16) NOT NULL,
    category_code  VARCHAR(32) NOT NULL,
    kind           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    posts          VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    text_zh        VARCHAR(500) NOT NULL,
    text_en        VARCHAR(1000) NOT NULL,
    min_points     BIGINT NOT NULL,
    max_points     BIGINT NOT NULL,
    ceiling        VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    leaders_answer BOOLEAN NOT NULL,
    version        BIGINT NOT NULL,
    UNIQUE KEY clause_code (rule_book_id, code),
    KEY clause_category (rule_book_id, category_code, id),
    CONSTRAINT clause_book FOREIGN KEY (rule_book_id) REFERENCES rule_book (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE rule_document (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule_book_id BIGINT NOT NULL,
    kind         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title_zh     VARCHAR(100) NOT NULL,
    title_en     VARCHAR(200) NOT NULL,
    body_zh      TEXT NOT NULL,
    body_en      TEXT NOT NULL,
    version      BIGINT NOT NULL,
    KEY rule_document_book (rule_book_id),
    CONSTRAINT rule_document_book FOREIGN KEY (rule_book_id) REFERENCES rule_book (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE acknowledgement (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule_book_id    BIGINT NOT NULL,
    officer_id      BIGINT NOT NULL,
    acknowledged_at DATETIME(6) NOT NULL,
    UNIQUE KEY acknowledgement_officer (rule_book_id, officer_id),
    CONSTRAINT acknowledgement_book FOREIGN KEY (rule_book_id) REFERENCES rule_book (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
