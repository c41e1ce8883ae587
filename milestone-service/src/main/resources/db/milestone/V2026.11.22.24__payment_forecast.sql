-- When an open milestone's instalment would be payable, were it met on its due date: what the forecast looks for.
ALTER TABLE milestone
  ADD COLUMN forecast_on DATE AS (
    IF(payment_net_days IS NULL OR status NOT IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED'), NULL,
      CASE payment_net_terms
        WHEN 'NET_END_OF_MONTH' THEN LAST_DAY(due_date + INTERVAL payment_net_days DAY)
        WHEN 'END_OF_MONTH_NET' THEN LAST_DAY(due_date) + INTERVAL payment_net_days DAY
        ELSE due_date + INTERVAL payment_net_days DAY
      END)) PERSISTENT,
  ADD KEY milestone_forecast (tenant_id, forecast_on);
