-- The log of events tells who changed what; a second history beside it would be one write more for each step.
DROP TABLE milestone_change;
