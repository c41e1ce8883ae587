-- Cells of open work are read for where it stands only; their other blocks are not kept any more.
DELETE FROM roll_up_cell WHERE axis LIKE 'O:%' AND block <> 'STANDING';
