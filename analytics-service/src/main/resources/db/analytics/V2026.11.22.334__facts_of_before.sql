-- Superseded by the history and its cells (150, 240): nothing has written or read these since.
DROP TABLE roll_up;
DROP TABLE milestone_fact;
DROP TABLE payment_fact;
