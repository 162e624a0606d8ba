"""Journal files gone wrong, through Python and through the browser's store: a sentence or a clean take-in, each time.

The slice of the suite; `python -m benchmarks journal` takes in 10,000 and 1,000.
"""

from __future__ import annotations

from sharing.journal import JournalFault, read_entries, read_journal, write_journal
from tests.support.mutated import files

FEW = 200
SENTENCES = ("not a journal of this app", "newer version", "too large")


def outcome(text: str) -> str:
    """ "taken in" where what comes out can be written and read again unchanged, else the sentence of the fault."""
    try:
        journal = read_journal(text)
    except JournalFault as fault:
        return str(fault)
    again = read_journal(write_journal(journal.entries, journal.settings))
    assert (again.entries, again.settings, again.skipped) == (journal.entries, journal.settings, 0)
    assert read_entries([entry.plain() for entry in journal.entries])[1] == 0
    return "taken in"


def test_a_file_gone_wrong_is_taken_in_clean_or_refused_in_a_sentence() -> None:
    found = [outcome(text) for text in files(FEW)]
    assert all(one == "taken in" or any(said in one for said in SENTENCES) for one in found)
    assert all(one == "taken in" or one.endswith("What you had is still here.") for one in found)
    assert 20 < found.count("taken in") < FEW - 20, "both ways are walked"
