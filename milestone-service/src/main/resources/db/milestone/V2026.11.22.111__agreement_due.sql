-- What jobs look for in all tenants: amendments whose day has come, and requests that wait.
ALTER TABLE amendment ADD KEY amendment_effective (status, effective_on, id);
ALTER TABLE extension_request ADD KEY extension_request_waiting (status, id);
