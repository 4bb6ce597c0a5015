-- How far the log of items has come: one look tells whether a graph that is kept in memory still holds.
CREATE INDEX item_line_position ON estate.item_line (position);
