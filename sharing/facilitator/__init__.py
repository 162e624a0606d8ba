"""What the host of a room prints: the pack before the workshop, and the report of the room after it."""

from sharing.facilitator.event import Event, Vote, report
from sharing.facilitator.pack import pack, printables

__all__ = ["Event", "Vote", "pack", "printables", "report"]
