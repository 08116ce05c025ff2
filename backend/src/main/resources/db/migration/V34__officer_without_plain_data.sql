-- By copying: dropped at once, the plain values would stay in the pages of the table until they are written again.
ALTER TABLE officer DROP COLUMN sex, DROP COLUMN birth_date, DROP COLUMN phone, ALGORITHM=COPY;
