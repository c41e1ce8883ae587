-- What follows a policy of a tenant reads the contracts of that tenant.
ALTER TABLE known_contract ADD KEY known_contract_tenant (tenant_id, id);
