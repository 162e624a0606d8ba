"""What a person typed: one line of it, and whether it says anything."""

from __future__ import annotations

import pytest

from content.typed import one_line, speaks


@pytest.mark.parametrize(
    ("text", "says"),
    [("a", True), ("7", True), ("?", True), ("😀", True), ("שלום", True), ("", False), (" \t\n\u00a0\u2003", False),
     ("\u200b\u200d\ufeff\u202e", False), ("\u0301", False), ("\x00\x07", False), ("\ud800", False), ("\u200ba", True)],
)  # fmt: skip
def test_whether_there_is_anything_to_read(text: str, says: bool) -> None:
    assert speaks(text) is says
    assert one_line(text, 9) == (" ".join(text.split()) if says else "")
