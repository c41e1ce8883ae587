-- Why a webhook is off, as a code beside the words: GONE, FAILING, SWITCHED_OFF. NULL while it is on.
ALTER TABLE webhook ADD COLUMN disabled_code VARCHAR(20) NULL AFTER disabled_reason;
UPDATE webhook SET disabled_code = CASE
    WHEN disabled_reason LIKE 'the receiver answered 410%' THEN 'GONE'
    WHEN disabled_reason LIKE 'nothing came through since%' THEN 'FAILING'
    ELSE 'SWITCHED_OFF' END
  WHERE disabled_at IS NOT NULL;
