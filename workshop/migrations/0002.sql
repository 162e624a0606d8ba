-- Prompts that a host has asked, in order; and an index, so that a look at what changed reads no answers.
CREATE TABLE asked_prompts (
  id {key},
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  prompt TEXT NOT NULL,
  UNIQUE (room_id, prompt)
);
CREATE INDEX sheets_editions ON sheets (room_id, exercise, edition);
