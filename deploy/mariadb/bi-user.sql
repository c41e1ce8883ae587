-- A database user of one tenant for tools of business intelligence (docs/bi.md). Run it as an administrator of the database,
-- with the three values set before:
--   SET @bi_user = 'bi_aurora', @bi_password = '…', @bi_tenant = 'aurora'; SOURCE bi-user.sql;
-- Run again, it sets the password anew; for another tenant it takes all_contracts away. The user reads, from few connections, a minute at most; what only the members of a
-- contract see it does not see, unless you set all_contracts for it.
EXECUTE IMMEDIATE CONCAT('CREATE OR REPLACE USER ', QUOTE(@bi_user), '@\'%\' IDENTIFIED BY ', QUOTE(@bi_password),
  ' WITH MAX_USER_CONNECTIONS 5 MAX_STATEMENT_TIME 60');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_party TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_contract TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_milestone TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_milestone_history TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_payment TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_approval TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_reschedule TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_wait TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_penalty TO ', QUOTE(@bi_user), '@\'%\'');
EXECUTE IMMEDIATE CONCAT('GRANT SELECT ON analytics.bi_retention TO ', QUOTE(@bi_user), '@\'%\'');
INSERT INTO analytics.bi_user (user_name, tenant_id) VALUES (@bi_user, @bi_tenant)
  ON DUPLICATE KEY UPDATE all_contracts = IF(tenant_id = VALUES(tenant_id), all_contracts, FALSE), tenant_id = VALUES(tenant_id);
