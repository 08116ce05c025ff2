-- One row for each year that the office keeps, locked while its days are replaced.
CREATE TABLE calendar_year (
    year    INT NOT NULL PRIMARY KEY,
    source  VARCHAR(200) NOT NULL,
    version BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Only what differs from Monday to Friday: days off on weekdays, working days on weekends.
CREATE TABLE calendar_day (
    day     DATE NOT NULL PRIMARY KEY,
    year    INT NOT NULL,
    working BOOLEAN NOT NULL,
    name    VARCHAR(32) NOT NULL,
    KEY calendar_day_year (year, day),
    CONSTRAINT calendar_day_year FOREIGN KEY (year) REFERENCES calendar_year (year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO calendar_year (year, source, version) VALUES
    (2025, '国务院办公厅关于2025年部分节假日安排的通知', 1),
    (2026, '国务院办公厅关于2026年部分节假日安排的通知', 1);

INSERT INTO calendar_day (day, year, working, name) VALUES
    ('2025-01-01', 2025, FALSE, '元旦'),
    ('2025-01-26', 2025, TRUE, '春节调休'), ('2025-01-28', 2025, FALSE, '春节'), ('2025-01-29', 2025, FALSE, '春节'), ('2025-01-30', 2025, FALSE, '春节'),
    ('2025-01-31', 2025, FALSE, '春节'), ('2025-02-03', 2025, FALSE, '春节'), ('2025-02-04', 2025, FALSE, '春节'), ('2025-02-08', 2025, TRUE, '春节调休'),
    ('2025-04-04', 2025, FALSE, '清明节'),
    ('2025-04-27', 2025, TRUE, '劳动节调休'), ('2025-05-01', 2025, FALSE, '劳动节'), ('2025-05-02', 2025, FALSE, '劳动节'), ('2025-05-05', 2025, FALSE, '劳动节'),
    ('2025-06-02', 2025, FALSE, '端午节'),
    ('2025-09-28', 2025, TRUE, '国庆节调休'), ('2025-10-01', 2025, FALSE, '国庆节、中秋节'), ('2025-10-02', 2025, FALSE, '国庆节、中秋节'), ('2025-10-03', 2025, FALSE, '国庆节、中秋节'),
    ('2025-10-06', 2025, FALSE, '国庆节、中秋节'), ('2025-10-07', 2025, FALSE, '国庆节、中秋节'), ('2025-10-08', 2025, FALSE, '国庆节、中秋节'), ('2025-10-11', 2025, TRUE, '国庆节调休'),
    ('2026-01-01', 2026, FALSE, '元旦'), ('2026-01-02', 2026, FALSE, '元旦'), ('2026-01-04', 2026, TRUE, '元旦调休'),
    ('2026-02-14', 2026, TRUE, '春节调休'), ('2026-02-16', 2026, FALSE, '春节'), ('2026-02-17', 2026, FALSE, '春节'), ('2026-02-18', 2026, FALSE, '春节'),
    ('2026-02-19', 2026, FALSE, '春节'), ('2026-02-20', 2026, FALSE, '春节'), ('2026-02-23', 2026, FALSE, '春节'), ('2026-02-28', 2026, TRUE, '春节调休'),
    ('2026-04-06', 2026, FALSE, '清明节'),
    ('2026-05-01', 2026, FALSE, '劳动节'), ('2026-05-04', 2026, FALSE, '劳动节'), ('2026-05-05', 2026, FALSE, '劳动节'), ('2026-05-09', 2026, TRUE, '劳动节调休'),
    ('2026-06-19', 2026, FALSE, '端午节'),
    ('2026-09-20', 2026, TRUE, '国庆节调休'), ('2026-09-25', 2026, FALSE, '中秋节'),
    ('2026-10-01', 2026, FALSE, '国庆节'), ('2026-10-02', 2026, FALSE, '国庆节'), ('2026-10-05', 2026, FALSE, '国庆节'), ('2026-10-06', 2026, FALSE, '国庆节'),
    ('2026-10-07', 2026, FALSE, '国庆节'), ('2026-10-10', 2026, TRUE, '国庆节调休');
