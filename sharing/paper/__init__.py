"""The paper version of a questionnaire: questions to tick, a sheet to score by hand, a blank map."""

from sharing.paper.by_hand import Working, work
from sharing.paper.sheets import PARTS, on_paper, pdf, printed
from sharing.paper.tables import Tables, tables

__all__ = ["PARTS", "Tables", "Working", "on_paper", "pdf", "printed", "tables", "work"]
