"""Results as pictures: Altair charts, their text twins, and files of them."""

from charts.alt import alt_text, strips_alt
from charts.balance_map import Earlier, balance_map, blank_map
from charts.beside import beside_map
from charts.change_card import change_card
from charts.density import Band, bands, read_bands, two_hills
from charts.export import export, light, register_fonts, warm
from charts.lines import DayLine, lines, lines_alt, lines_table
from charts.palette import PALETTES, Palette, palette
from charts.panels import Panel, panels, panels_alt, panels_table
from charts.room_change import room_change
from charts.room_cloud import room_alt, room_cloud, zones_table
from charts.room_guess import room_guess
from charts.room_strips import room_strips, room_strips_alt, room_strips_table
from charts.share_card import share_card
from charts.strips import strips
from charts.table import strips_table, table
from charts.vote_flow import flow_alt, moved_words, vote_flow, votes_table
from charts.word_cloud import word_cloud, words_alt, words_table

__all__ = [
    "PALETTES",
    "Band",
    "DayLine",
    "Earlier",
    "Palette",
    "Panel",
    "alt_text",
    "balance_map",
    "bands",
    "beside_map",
    "blank_map",
    "change_card",
    "export",
    "flow_alt",
    "light",
    "lines",
    "lines_alt",
    "lines_table",
    "moved_words",
    "palette",
    "panels",
    "panels_alt",
    "panels_table",
    "read_bands",
    "register_fonts",
    "room_alt",
    "room_change",
    "room_cloud",
    "room_guess",
    "room_strips",
    "room_strips_alt",
    "room_strips_table",
    "share_card",
    "strips",
    "strips_alt",
    "strips_table",
    "table",
    "two_hills",
    "vote_flow",
    "votes_table",
    "warm",
    "word_cloud",
    "words_alt",
    "words_table",
    "zones_table",
]
