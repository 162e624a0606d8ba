"""A shared map out of whatever somebody pasted: a link, a code, a message around a link, broken over two lines."""

from __future__ import annotations

import re
import unicodedata

from sharing.link import Shared, ShareFault, code_in, decode
from sharing.link_bits import LENGTH

LONGEST = 4_000
"""Characters of a pasted text that are looked at."""
AFTER = re.compile(r"(?:/share/|[?&]code=)([0-9a-z]+)", re.IGNORECASE)
EDGES = "<>()[]{}\"'“”‘’«».,;:*_`"
"""What chats and people put around a link."""
NOTHING = "Paste a link to a shared map here, or only its code."


def shared_from(pasted: str) -> Shared:
    """The map of the first link or code in a text that shows one.

    Blanks, line breaks in the middle of a link, marks around it, signs that nobody sees and capital letters do no
    harm. Raises ShareFault with a sentence: what is wrong with the link that was found, or that there is none.
    """
    text = "".join(one for one in pasted[:LONGEST] if unicodedata.category(one) != "Cf")
    found = list(dict.fromkeys(_candidates(text)))
    if not found:
        raise ShareFault(NOTHING)
    fault: ShareFault | None = None
    for code in found:
        try:
            return decode(code)
        except ShareFault as this:
            fault = fault or this
    raise fault or ShareFault(NOTHING)


def shared_at(given: str) -> Shared:
    """The map of a code that came in an address: as it stands, or with what pasting forgives.

    Raises ShareFault with the sentence for the code as it stands.
    """
    try:
        return decode(given)
    except ShareFault as fault:
        try:
            return shared_from(given)
        except ShareFault:
            raise fault from None


def _candidates(text: str) -> list[str]:
    """What may be a code, likeliest first: after the words of a link, each word alone, all of it in one."""
    parts = [part.strip(EDGES) for part in text.split()]
    joined = "".join(text.split())
    after = [code for part in (text, joined) for code in AFTER.findall(part)]
    # Where blanks were taken out, the next word of the message hangs on the code: a code's length is known.
    cut = [code[:LENGTH] for code in after if len(code) > LENGTH]
    alone = [code_in(part) for part in parts]
    whole = [code_in(joined.strip(EDGES))] if len(parts) > 1 else []
    known = [code for code in after if len(code) == LENGTH]
    return [one.lower() for one in (*known, *cut, *after, *alone, *whole) if one]
