-- The list by status and type in the order of due dates reads the rows that it shows and no others.
ALTER TABLE milestone ADD KEY milestone_status_type_due (tenant_id, status, type, due_sort, id);
