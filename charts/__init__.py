"""Results as pictures: Altair charts, their text twins, and files of them."""

from charts.alt import alt_text, strips_alt
from charts.balance_map import Earlier, balance_map, blank_map
from charts.beside import beside_map
from charts.change_card import change_card
from charts.export import export, register_fonts, warm
from charts.lines import DayLine, lines, lines_alt, lines_table
from charts.palette import PALETTES, Palette, palette
from charts.panels import Panel, panels, panels_alt, panels_table
from charts.share_card import share_card
from charts.strips import strips
from charts.table import strips_table, table

__all__ = [
    "PALETTES",
    "DayLine",
    "Earlier",
    "Palette",
    "Panel",
    "alt_text",
    "balance_map",
    "beside_map",
    "blank_map",
    "change_card",
    "export",
    "lines",
    "lines_alt",
    "lines_table",
    "palette",
    "panels",
    "panels_alt",
    "panels_table",
    "register_fonts",
    "share_card",
    "strips",
    "strips_alt",
    "strips_table",
    "table",
    "warm",
]
