"""A map that somebody shared: the code in the address, or a link that is pasted."""

from __future__ import annotations

from ui.sections import share_open

share_open.show()
