-- Lists of contracts by their state, in the order of their references.
ALTER TABLE contract ADD KEY contract_status (tenant_id, status, reference);
