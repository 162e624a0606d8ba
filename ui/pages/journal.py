"""The journal of this device: maps over time, every entry, and the journal as a file."""

from __future__ import annotations

from ui import visit
from ui.sections import empty, journal

if visit.opening():
    empty.opening()
else:
    journal.show()
