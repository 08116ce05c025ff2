# Read once by the entrypoint of MySQL's image, over an empty volume. The owner (MYSQL_USER) migrates and hands on rights table
# by table; the service's account may connect and no more until then, and never changes what stands in the audit log.
docker_process_sql <<SQL
GRANT ALL ON yardstick.* TO 'yardstick'@'%' WITH GRANT OPTION;
CREATE USER 'yardstick_service'@'%' IDENTIFIED BY '$(cat /run/secrets/database_password)';
GRANT EXECUTE ON yardstick.* TO 'yardstick_service'@'%';
SQL
