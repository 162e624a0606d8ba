-- Rooms, their exercises, seats, sheets and the frames that were shown. {key} is the database's own counting key.
-- No sheet and no seat has a time, an address or a name.
CREATE TABLE rooms (
  id {key},
  code TEXT NOT NULL UNIQUE,
  host_hash TEXT NOT NULL,
  title TEXT NOT NULL,
  names TEXT NOT NULL,
  made_on TEXT NOT NULL,
  delete_on TEXT NOT NULL,
  place TEXT NOT NULL,
  revision INTEGER NOT NULL
);
CREATE INDEX rooms_delete_on ON rooms (delete_on);
CREATE TABLE exercises (
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  rank INTEGER NOT NULL,
  state TEXT NOT NULL,
  shown INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  PRIMARY KEY (room_id, exercise)
);
CREATE TABLE seats (
  id {key},
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL,
  UNIQUE (room_id, token_hash)
);
CREATE TABLE sheets (
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  seat_id BIGINT NOT NULL REFERENCES seats (id) ON DELETE CASCADE,
  edition INTEGER NOT NULL,
  answers TEXT NOT NULL,
  PRIMARY KEY (room_id, exercise, seat_id)
);
CREATE TABLE frames (
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  number INTEGER NOT NULL,
  kept TEXT NOT NULL,
  PRIMARY KEY (room_id, exercise)
);
CREATE TABLE hidden_words (
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  word TEXT NOT NULL,
  PRIMARY KEY (room_id, word)
);
