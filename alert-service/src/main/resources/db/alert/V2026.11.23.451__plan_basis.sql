-- What plans are made by beside events, the policies and quiet hours of a tenant: whoever makes plans holds its row shared,
-- whoever changes one of these exclusively. Rows come by themselves.
CREATE TABLE plan_basis (
  tenant_id VARCHAR(63) NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
