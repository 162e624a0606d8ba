"""Find questionnaire files, read them, and let none with a fault through."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from quizzes import checks, translation
from quizzes.faults import Fault, QuizFault, faults_of, nearest
from quizzes.schema import Part, Quiz

FOLDER = Path(__file__).parent
"""Where the bundled questionnaires are."""

TRANSLATED = re.compile(r"^(?P<original>[^.]+)\.(?P<language>[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")
"""The name, less .toml, of a file that holds texts of another one."""

P = TypeVar("P", bound=Part)


def load(name: str | Path, language: str | None = None) -> Quiz:
    """One questionnaire, checked, in `language` as far as it is translated.

    `name` is the id of a bundled questionnaire or the path of a .toml file. A language without
    a translation gives the original. Raises QuizFault with one line a fault.
    """
    text = str(name)
    if isinstance(name, Path) or text.endswith(".toml") or "/" in text or "\\" in text:
        return _loaded(Path(name), language)
    known = [path.stem for path in originals(FOLDER)]
    if text not in known:
        raise QuizFault([f"{text}: file: no questionnaire has this id; {nearest(text, known)}"])
    return _loaded(FOLDER / f"{text}.toml", language)


def load_all(language: str | None = None, folder: Path = FOLDER) -> dict[str, Quiz]:
    """All questionnaires of a folder by id, in their `order`.

    Every file is checked, translations too, and how the files fit together. Raises QuizFault
    with the faults of all of them.
    """
    lines: list[str] = []
    found: dict[str, Quiz] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            if TRANSLATED.match(path.stem):
                check_file(path)
            else:
                found[path.name] = _loaded(path, language)
        except QuizFault as fault:
            lines += [line for line in fault.lines if line not in lines]
    lines += together(found)
    if not found and not lines:
        lines.append(f"{folder.name}: file: holds no questionnaire; add a .toml file")
    if lines:
        raise QuizFault(lines)
    return {quiz.id: quiz for quiz in sorted(found.values(), key=lambda quiz: (quiz.order, quiz.id))}


def together(found: dict[str, Quiz]) -> list[str]:
    """What does not fit between questionnaires, by file name: one line a fault."""
    faults: list[tuple[str, Fault]] = []
    ids = {quiz.id: quiz for quiz in found.values()}
    for name, quiz in found.items():
        if name != f"{quiz.id}.toml":
            faults.append((name, Fault("file", f'id is "{quiz.id}"; name the file {quiz.id}.toml')))
        for other in quiz.before:
            if other not in ids:
                faults.append((name, Fault("before", f'names "{other}", which is not there; {nearest(other, ids)}')))
            elif ids[other].before:
                faults.append(
                    (name, Fault("before", f'names "{other}", which has a "before" of its own; list all of them here'))
                )
    leading = [name for name, quiz in found.items() if quiz.leads]
    if len(leading) > 1:
        listed = ", ".join(leading)
        faults += [(name, Fault("leads", f"is true in {listed}; leave it in one")) for name in leading]
    if found and not leading:
        faults.append(("all files", Fault("leads", "is true in none; a first visit starts with the one that says so")))
    return [line for name, fault in faults for line in QuizFault.of(name, [fault]).lines]


def originals(folder: Path) -> list[Path]:
    """The questionnaire files of a folder, without translations."""
    return sorted(path for path in folder.glob("*.toml") if not TRANSLATED.match(path.stem))


def check_file(path: Path) -> None:
    """Read one file, a questionnaire or a translation, and raise QuizFault for what is wrong with it."""
    named = TRANSLATED.match(path.stem)
    if named:
        original = path.with_name(f"{named['original']}.toml")
        _translated(original, _stamp(original), path, _stamp(path), named["language"])
    else:
        _original(path, _stamp(path))


def _loaded(path: Path, language: str | None) -> Quiz:
    quiz = _original(path, _stamp(path))
    if not language or language == quiz.language or not TRANSLATED.match(f"{quiz.id}.{language}"):
        return quiz
    beside = path.with_name(f"{path.stem}.{language}.toml")
    if not beside.is_file():
        return quiz
    return _translated(path, _stamp(path), beside, _stamp(beside), language)


Stamp = tuple[int, int]


def _stamp(path: Path) -> Stamp:
    """Changes when the file does, so that an edited file is read again."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=64)
def _original(path: Path, stamp: Stamp) -> Quiz:
    return checked(_parsed(path), path.name)


@lru_cache(maxsize=64)
def _translated(original: Path, stamp: Stamp, path: Path, own_stamp: Stamp, language: str) -> Quiz:
    quiz = _original(original, stamp)
    texts = _shaped(_parsed(path), path.name, translation.Translation)
    if faults := translation.check(texts, quiz, language):
        raise QuizFault.of(path.name, faults)
    return translation.lay_over(quiz, texts)


def checked(raw: dict[str, Any], file: str) -> Quiz:
    """A questionnaire from what its TOML holds. Raises QuizFault, whose lines begin with `file`."""
    quiz = _shaped(raw, file, Quiz)
    if faults := checks.check(quiz):
        raise QuizFault.of(file, faults)
    return quiz


def _shaped(raw: dict[str, Any], file: str, model: type[P]) -> P:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise QuizFault.of(file, faults_of(error, raw, model)) from None


def _parsed(path: Path) -> dict[str, Any]:
    def fault(what: str) -> QuizFault:
        return QuizFault.of(path.name, [Fault("file", what)])

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fault(f"byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise fault(f"cannot be opened ({reason}); give the path of a .toml file") from None
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise fault("is nested too deeply to read; write plain tables and lists") from None
    except ValueError as error:
        said = str(error)
        at = re.search(r"\s*\(at line (\d+), column (\d+)\)$", said)
        what = said[: at.start()] if at else said.replace(" (at end of document)", " at the end of the file")
        line = f"line {at[1]}, column {at[2]}" if at else "file"
        raise QuizFault.of(path.name, [Fault(line, f"is not TOML ({what[:120]}); mend that line")]) from None
