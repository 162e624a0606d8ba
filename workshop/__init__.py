"""Live rooms: the store, the rules of a room, and what of its answers may be shown."""
