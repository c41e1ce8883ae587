-- A scope for the contracts that the whole tenant sees, next to that of all contracts: so far they are the same ones.
INSERT INTO roll_up (tenant_id, scope, figure, day, status, currency, time_zone, n, amount)
SELECT tenant_id, '00000000-0000-0000-0000-000000000001', figure, day, status, currency, time_zone, n, amount
FROM roll_up
WHERE scope = '00000000-0000-0000-0000-000000000000';
