"""The safety card."""

from __future__ import annotations

from ui.sections import cards

cards.show("safety")
