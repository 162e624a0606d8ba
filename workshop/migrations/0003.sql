-- That a result was on the wall stays so when it is taken off again: the round of a vote hangs on it. And the day (never
-- the time) on which an exercise was closed last, for those that need weeks between them.
ALTER TABLE exercises ADD COLUMN revealed INTEGER NOT NULL DEFAULT 0;
UPDATE exercises SET revealed = shown;
ALTER TABLE exercises ADD COLUMN closed_on TEXT;
