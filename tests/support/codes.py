"""Share codes, whole and mutated."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from sharing.link import CONFIDENCES, ERRORS, NAMES, ZONES, Shared, ShareFault
from sharing.link_bits import ALPHABET, FIELDS, write

LETTERS = st.one_of(
    st.sampled_from(ALPHABET),
    st.sampled_from(ALPHABET + string.ascii_uppercase + "ilou-_./?%<>\"'& \n\0"),
    st.characters(),
)


@st.composite
def whole(draw: st.DrawFn) -> Shared:
    """Any map that a link can show."""
    C, S, sure = draw(st.integers(0, 100)), draw(st.integers(0, 100)), draw(st.sampled_from(CONFIDENCES))
    tie, names, words = draw(st.integers(-4, 4)), draw(st.sampled_from(NAMES)), draw(st.booleans())
    errors = [draw(st.sampled_from(ERRORS)) for _ in range(2)]
    for zone in draw(st.permutations(ZONES)):
        also = tuple(one for one in ZONES if one != zone and sure == "borderline" and draw(st.booleans()))
        try:
            return Shared("model_v1", C, S, *errors, tie, zone, sure, also, names, words)
        except ShareFault:  # no point that rounds to these lies in that zone
            continue
    raise AssertionError(f"C {C}, S {S} is in no zone")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A code with one to four letters changed, put in, taken out, doubled or swapped; or random numbers with a right
    checksum; or any text."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(st.text(max_size=80))
    if kind <= 3:
        return write({name: draw(st.integers(0, (1 << bits) - 1)) for name, bits in FIELDS.items()})
    code = list(draw(whole()).code)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(code) - 1)))
        way = draw(st.sampled_from(("change", "put", "take", "double", "swap")))
        if way == "change" and code:
            code[at] = draw(LETTERS)
        elif way == "put":
            code.insert(at, draw(LETTERS))
        elif way == "take" and code:
            del code[at]
        elif way == "double":
            code[at:at] = code[at : at + 3]
        elif at + 1 < len(code):
            code[at], code[at + 1] = code[at + 1], code[at]
    return "".join(code)
