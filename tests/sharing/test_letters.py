"""Which signs of a text our pictures cannot show: named whole, once, and none that is only not seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharing import typeset
from sharing.letters import unshown


@pytest.mark.parametrize(("text", "signs"), [
    ("", ()),
    ("Mine, \u00bd \u2013 \u201cyes\u201d \u00e9 e\u0301 \u20ac", ()),
    ("\u0411\u0430\u043b\u0430\u043d\u0441 \u03a7\u03ac\u03c1\u03c4\u03b7\u03c2 B\u1ea3n", ()),
    ("\u0111\u1ed3 \u6211\u7684\u5730\u56fe", ()),
    ("My map \U0001f33f", ("\U0001f33f",)),
    ("\U0001f33f and \U0001f33f, \U0001f486", ("\U0001f33f", "\U0001f486")),
    ("\U0001f486\U0001f3fd\U0001f486\U0001f3ff", ("\U0001f486\U0001f3fd", "\U0001f486\U0001f3ff")),
    ("\u2764\ufe0f", ("\u2764\ufe0f",)),
    ("\U0001f1f3\U0001f1ff\U0001f1e9\U0001f1ea", ("\U0001f1f3\U0001f1ff", "\U0001f1e9\U0001f1ea")),
    ("\U0001f469\u200d\U0001f467", ("\U0001f469", "\U0001f467")),
    ("\u092e\u0947\u0930\u093e", ("\u092e\u0947", "\u0930\u093e")),
    ("a\u200bb\u202ec\u00add\n", ()),
    ("\ufe0f x", ()),
])  # fmt: skip
def test_signs_without_a_shape_are_named(text: str, signs: tuple[str, ...]) -> None:
    assert unshown(text) == signs


@given(st.text(max_size=40))
def test_what_paper_prints_as_a_lost_letter_is_named(text: str) -> None:
    """Paper goes by the same fonts."""
    lost = typeset.NO_GLYPH in typeset.printable(text.replace(typeset.NO_GLYPH, ""))
    assert bool(unshown(text)) or not lost
