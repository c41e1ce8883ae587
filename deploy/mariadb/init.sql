-- A schema and a user for each service, with rights on its own schema only. Run once, on an empty server.
-- The passwords are those of the demo; in production use your own (docs/operations.md).
CREATE DATABASE milestone CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE alert CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE analytics CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER milestone@'%' IDENTIFIED BY 'milestone-local';
CREATE USER alert@'%' IDENTIFIED BY 'alert-local';
CREATE USER analytics@'%' IDENTIFIED BY 'analytics-local';

GRANT ALL PRIVILEGES ON milestone.* TO milestone@'%';
GRANT ALL PRIVILEGES ON alert.* TO alert@'%';
GRANT ALL PRIVILEGES ON analytics.* TO analytics@'%';
