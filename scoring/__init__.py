"""Answers in, results out: positions, margins, zones, change, audits. Pure, and one code for one sheet or a million."""

from scoring.between import change_between
from scoring.change import change, change_table
from scoring.model import MODEL, Model
from scoring.one import positions, score
from scoring.result import (
    Change,
    Checklist,
    ItemPull,
    Moved,
    PairScore,
    Position,
    Result,
    Scales,
    Shares,
    Slip,
    TouchpointPosition,
)
from scoring.table import score_table

__all__ = [
    "MODEL",
    "Change",
    "Checklist",
    "ItemPull",
    "Model",
    "Moved",
    "PairScore",
    "Position",
    "Result",
    "Scales",
    "Shares",
    "Slip",
    "TouchpointPosition",
    "change",
    "change_between",
    "change_table",
    "positions",
    "score",
    "score_table",
]
