"""Tables of sheets and of results as CSV files."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
import warnings
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

import numpy as np
import pandas as pd

from quizzes.schema import BodyReaction, Quiz, Scenario
from scoring.table import sheet_ids

FORMULA = r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]"
"""How a cell begins that a spreadsheet may run; the last four signs are the wide ones of East Asian keyboards."""
BREAKS = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+"
"""What would end a cell or a line for one reader or another."""
NUMBER = r"[+-]?\d+([.,]\d+)?"


class TableFault(Exception):  # noqa: N818 (a fault of the file, not of the program)
    """A file that cannot be read or written: one sentence on what is wrong and what would be right."""


def columns_of(quiz: Quiz) -> list[str]:
    """The columns that a table of sheets of this quiz may have."""
    names = ["sheet"]
    for item in quiz.items:
        names.append(item.id)
        if isinstance(item, Scenario):
            names += [f"{item.id}.second", f"{item.id}.position"]
        if isinstance(item, BodyReaction):
            names.append(f"{item.id}.strength")
        names.append(f"{item.id}.seconds")
    return names


def read_sheets(path: Path, quiz: Quiz) -> pd.DataFrame:
    """A CSV file of sheets -> its columns as text, blanks around names taken off. Raises TableFault."""
    text = _text(path)
    try:
        header = next(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise TableFault(f"{path}: the first row cannot be read ({error}); write names separated by commas.") from error
    names = [name.strip() for name in header]
    _check_header(path, names, quiz)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            body = pd.read_csv(
                io.StringIO(text), dtype=str, na_filter=False, header=0, names=list(range(len(names))), index_col=False
            )
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        raise TableFault(f"{path}: {_uneven(text, len(names))}") from error
    body.columns = pd.Index(names)
    try:
        sheet_ids(body)
    except ValueError as error:
        raise TableFault(f"{path}: {error}") from error
    return body


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise TableFault(f"{path}: there is no such file; check the name and the folder.") from error
    except IsADirectoryError as error:
        raise TableFault(f"{path}: that is a folder; name a CSV file in it.") from error
    except OSError as error:
        raise TableFault(f"{path}: the file cannot be read ({error.strerror}).") from error
    if raw.startswith(b"PK\x03\x04"):
        raise TableFault(f'{path}: this is a spreadsheet or an archive; save the sheet as "CSV UTF-8".')
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:1000]:
        raise TableFault(f'{path}: this is not UTF-8 text, it looks like UTF-16; save it as "CSV UTF-8".')
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"line {line} holds the byte 0x{raw[error.start]:02X}"
        raise TableFault(f'{path}: this is not UTF-8 text, {wrong}; save it as "CSV UTF-8".') from error
    if not text.strip():
        raise TableFault(f"{path}: the file is empty; it needs a row of column names and then a row for each sheet.")
    return text.lstrip()


def _check_header(path: Path, names: list[str], quiz: Quiz) -> None:
    known = columns_of(quiz)
    example = ",".join(["sheet", *(item.id for item in quiz.items[:3])]) + ",…"
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        between = "semicolons" if ";" in names[0] else "tabs"
        raise TableFault(f"{path}: the columns are separated by {between}; separate them by commas, like {example}")
    unknown = [name for name in names if name not in known]
    if len(unknown) == len(names):
        raise TableFault(
            f"{path}: the first row names no column of {quiz.id} (it begins {', '.join(map(_quoted, names[:3]))}); "
            f"begin the file with a row of column names, like {example}"
        )
    if unknown:
        near = _nearest(unknown[0], known)
        right = f"did you mean {_quoted(near)}?" if near else f"columns are sheet and items such as {known[1]}."
        more = f" ({len(unknown) - 1} more are unknown too)" if len(unknown) > 1 else ""
        raise TableFault(f"{path}: {quiz.id} has no column {_quoted(unknown[0])}{more}; {right}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise TableFault(f"{path}: the column {_quoted(twice)} is there twice; each column may be there once.")


def _nearest(name: str, known: list[str]) -> str | None:
    """The known name most like it, the first of equals: SC01 for SC1."""
    close = get_close_matches(name, known, n=len(known), cutoff=0.6)
    alike = [SequenceMatcher(None, one, name).ratio() for one in close]
    best = [one for one, ratio in zip(close, alike, strict=True) if ratio == max(alike)]
    return min(best, key=known.index, default=None)


def _quoted(name: str) -> str:
    return f'"{name[:40]}"'


def _uneven(text: str, width: int) -> str:
    """Which row has more cells than there are columns."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if len(row) > width:
                return f"row {number} has {len(row)} cells for {width} columns; give each row one cell a column."
    except csv.Error:
        pass
    return "a quoted cell is not closed; close each quotation mark or leave them all out."


def as_csv(results: pd.DataFrame) -> str:
    """Results as CSV text: 4 decimals and no minus zero, true and false, empty for none.

    The name of a sheet is the one cell that comes from outside: one that a spreadsheet would run as a formula gets an
    apostrophe in front.
    """
    written = {}
    for name, column in results.items():
        values: object = column
        if column.dtype == np.bool_:
            values = np.where(column, "true", "false")
        elif column.dtype.kind == "f":
            # What would be written as -0.0000 is a zero.
            values = column.mask(column.abs() < 0.5e-4, 0.0)
        if name == "sheet":
            values = _no_formula(column)
        written[name] = values
    return str(pd.DataFrame(written).to_csv(index=False, float_format="%.4f", lineterminator="\n"))


def _no_formula(names: pd.Series) -> pd.Series:
    """The names on one line each, with an apostrophe before those that begin as a formula does and are no number.

    Source: OWASP, "CSV Injection".
    """
    text = names.astype(str).str.replace(BREAKS, " ", regex=True)
    live = text.str.match(FORMULA) & ~text.str.fullmatch(NUMBER)
    return text.mask(live, "'" + text)


def write(text: str, path: Path | None) -> None:
    """Text to a file, whole or not at all, or to standard output. Raises TableFault."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    draft = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            file.write(text)
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise TableFault(f"{path}: nothing can be written there ({error.strerror}); choose another file.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
