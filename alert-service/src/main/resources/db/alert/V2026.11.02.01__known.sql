-- What the events tell, as far as reminders need it. milestone-service owns all of it.
CREATE TABLE known_contract (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  reference VARCHAR(255) NOT NULL,
  title VARCHAR(1000) NOT NULL,
  status VARCHAR(20) NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  deleted BOOLEAN NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE known_contract_party (
  contract_id UUID NOT NULL,
  party_id UUID NOT NULL,
  tenant_id VARCHAR(63) NOT NULL,
  PRIMARY KEY (contract_id, party_id),
  KEY known_contract_party_party (tenant_id, party_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE known_milestone (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  title VARCHAR(1000) NOT NULL,
  status VARCHAR(20) NOT NULL,
  due_date DATE NULL,
  owner_id UUID NULL,
  deleted BOOLEAN NOT NULL,
  KEY known_milestone_contract (tenant_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE known_person (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  name VARCHAR(255) NOT NULL,
  email VARCHAR(320) NULL,
  time_zone VARCHAR(64) NOT NULL,
  locale VARCHAR(35) NOT NULL,
  party_id UUID NULL,
  KEY known_person_email (tenant_id, email)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE known_party (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  reference VARCHAR(255) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  email VARCHAR(320) NULL,
  KEY known_party_reference (tenant_id, reference)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
