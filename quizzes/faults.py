"""From what pydantic found in a file to sentences a writer of questionnaires can act on.

The schema itself, as JSON Schema, says what would be right: a new field needs no new words here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "small letters, digits and _, like money_time",
    r"^[A-Z][A-Z0-9_]*$": "capital letters, digits and _, like SC01",
    r"^[A-Z]$": "one capital letter, like A",
    r"^(C|S|[a-z][a-z0-9_]*)$": '"C", "S" or the id of a scale in small letters',
    r"^(BOW-\d{2,3}|KND-\d{2}|N\d)$": "an id of the inventory, like BOW-24, KND-16 or N6",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language code, like es or pt-BR",
}


class Fault(NamedTuple):
    """One thing wrong: where in the file (an item id, a table, "file"), and a sentence on it."""

    where: str
    what: str


class QuizFault(Exception):  # noqa: N818 (a fault of the file, not of the program)
    """Questionnaire files that cannot be used. `lines` holds one line a fault, each
    "file: item: what is wrong; what would be right"."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        super().__init__("\n".join(self.lines))

    @classmethod
    def of(cls, file: str, faults: Iterable[Fault]) -> QuizFault:
        """The faults of one file, doubles taken out."""
        return cls(dict.fromkeys(_line(f"{file}: {where}: {what}") for where, what in faults))


def _line(text: str) -> str:
    """The text on one line; what cannot be shown (a file may hold anything) as a question mark."""
    return "".join(one if one.isprintable() else "?" for one in " ".join(text.split()))


def nearest(name: str, known: Iterable[str]) -> str:
    """What would be right instead of `name`: the nearest known name, or all of them."""
    names = [str(one) for one in known]
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"known here: {', '.join(names)}" if names else "there is none to name"


def faults_of(error: ValidationError, raw: Mapping[str, Any], model: type[BaseModel]) -> list[Fault]:
    """What pydantic found in `raw` when it was read as `model`, in house sentences."""
    return [_fault(found, raw, model) for found in error.errors(include_url=False) if not _echo(found)]


def _echo(found: Any) -> bool:
    """A list called too short only because entries with a fault of their own do not count."""
    return bool(found["type"] == "too_short" and len(found["input"]) >= found["ctx"]["min_length"])


def _fault(found: Any, raw: Mapping[str, Any], model: type[BaseModel]) -> Fault:
    loc: tuple[int | str, ...] = found["loc"]
    schema = _Schema(model)
    where, field = _place(loc, raw, schema)
    kind = found["type"]
    if kind == "value_error":
        return Fault(where, f"{field} {found['ctx']['error']}" if field else str(found["ctx"]["error"]))
    if kind == "extra_forbidden":
        known = schema.at(loc[:-1]).get("properties", {})
        return Fault(where, f"{field} is not a known name; {nearest(str(loc[-1]), known)}")
    if kind == "union_tag_not_found":
        return Fault(where, f"kind is missing; write {_right(schema, schema.at(loc))}")
    if kind == "union_tag_invalid":
        return Fault(where, f'kind is "{found["ctx"]["tag"]}"; write {_right(schema, schema.at(loc))}')
    if loc[-1:] == ("[key]",):
        return Fault(where, f"{field} {_bad_name(schema, loc)}")
    right = _right(schema, schema.at(loc))
    if kind == "missing":
        return Fault(where, f"{field} is missing; write {right}")
    return Fault(where, f"{field or 'it'} is {_shown(found['input'])}; write {right}")


def _bad_name(schema: _Schema, loc: Sequence[int | str]) -> str:
    table = schema.at(loc[:-2])
    known = table.get("propertyNames", {}).get("enum")
    if known:
        return f"is not a known name; {nearest(str(loc[-2]), known)}"
    return f"cannot be a name here; write {_names(schema, table) or 'another'}"


def _place(loc: Sequence[int | str], raw: Mapping[str, Any], schema: _Schema) -> tuple[str, str]:
    """The item (or table) that a fault sits in, and the field within it, as a writer would name them."""
    node: Any = raw
    names: list[str] = []
    for depth, part in enumerate(loc):
        if schema.is_tag(loc[:depth], part):
            continue
        node = _inside(node, part)
        if isinstance(part, int):
            own = (node.get("id") or node.get("letter")) if isinstance(node, Mapping) else None
            names[-1] = f"{_singular(names[-1])} {own if isinstance(own, str) else part + 1}"
        elif part == "[key]" and names:
            names[-1] = f'the name "{names[-1]}"'
        else:
            names.append(part if part.strip() else f'"{part}"')
    if loc[:1] == ("items",) and len(loc) > 1:
        item, *rest = names if isinstance(loc[1], int) else names[1:]
        own_id = isinstance(raw["items"], Mapping) or (
            isinstance(raw["items"][loc[1]], Mapping) and isinstance(raw["items"][loc[1]].get("id"), str)
        )
        return item.removeprefix("item ") if own_id else item, ", ".join(rest)
    return ("file" if len(names) < 2 else ".".join(names[:-1])), names[-1] if names else ""


def _inside(node: Any, part: int | str) -> Any:
    if isinstance(part, int):
        return node[part] if isinstance(node, list | tuple) and part < len(node) else None
    return node.get(part) if isinstance(node, Mapping) else None


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and name != "values" else name


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        if not value:
            return "empty"
        return f'"{value}"' if len(value) <= 60 else f'"{value[:50]}…" ({len(value)} characters)'
    return str(value)[:60]


# ---- what would be right, read from the JSON Schema ---------------------------------------


class _Schema:
    """A model's JSON Schema, walked by the places pydantic names."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.root = json_schema(model)

    def plain(self, node: dict[str, Any]) -> dict[str, Any]:
        """The node without references and without "or nothing"."""
        while "$ref" in node:
            node = self.root["$defs"][node["$ref"].rsplit("/", 1)[1]]
        some = [one for one in node.get("anyOf", []) if one.get("type") != "null"]
        return self.plain(some[0]) if len(some) == 1 else node

    def is_tag(self, loc: Sequence[int | str], part: int | str) -> bool:
        return part in self.at(loc).get("discriminator", {}).get("mapping", {})

    def at(self, loc: Sequence[int | str]) -> dict[str, Any]:
        node = self.plain(self.root)
        for part in loc:
            node = self.plain(self._step(node, part))
        return node

    def _step(self, node: dict[str, Any], part: int | str) -> dict[str, Any]:
        mapping = node.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            return {"$ref": mapping[part]}
        if isinstance(part, int):
            return dict(node.get("items", {}))
        if part in node.get("properties", {}):
            return dict(node["properties"][part])
        patterns: dict[str, Any] = node.get("patternProperties", {})
        inner: object = node.get("additionalProperties") or next(iter(patterns.values()), {})
        return dict(inner) if isinstance(inner, Mapping) else {}


@cache
def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, for editors and for the sentences above."""
    return model.model_json_schema()


def _right(schema: _Schema, node: dict[str, Any]) -> str:
    """What a field may hold, in words."""
    if "discriminator" in node:
        return "one of " + ", ".join(f'"{kind}"' for kind in node["discriminator"]["mapping"])
    if "const" in node:
        return f'"{node["const"]}"'
    if "enum" in node:
        return "one of " + ", ".join(f'"{one}"' for one in node["enum"])
    kind = node.get("type")
    if kind == "string":
        return PATTERNS.get(node.get("pattern", ""), f"text in quotes{_span(node, 'Length', 'characters')}")
    if kind in ("integer", "number"):
        return ("a whole number" if kind == "integer" else "a number") + _span(node, "", "")
    if kind == "boolean":
        return "true or false"
    if kind == "array":
        return f"a list{_span(node, 'Items', 'entries')}{_each(schema, node)}"
    if names := _names(schema, node):
        return f"a table whose names are {names}{_span(node, 'Properties', 'entries')}"
    needed = node.get("required", [])
    return f"a table with {', '.join(needed)}" if needed else "a table"


def _names(schema: _Schema, node: dict[str, Any]) -> str:
    """What the names in a table may be, in words; empty where the table has fields of its own."""
    if "enum" in node.get("propertyNames", {}):
        return _right(schema, node["propertyNames"])
    return " or ".join(PATTERNS.get(pattern, "ids") for pattern in node.get("patternProperties", {}))


def _each(schema: _Schema, node: dict[str, Any]) -> str:
    inner: dict[str, Any] = schema.plain(dict(node.get("items", {})))
    if "discriminator" in inner or inner.get("type") == "object":
        return " of tables"
    return f", each {_right(schema, inner)}"


def _span(node: Mapping[str, Any], of: str, unit: str) -> str:
    """The limits that the schema sets, if any, like " (at least 3 and at most 5 entries)"."""
    low = node.get(f"min{of}", node.get("exclusiveMinimum"))
    high = node.get(f"max{of}", node.get("exclusiveMaximum"))
    if not of:
        low, high = node.get("minimum", low), node.get("maximum", high)
    if low == 1 and of:
        low = None
    parts = []
    if low is not None:
        parts.append(f"{'above' if 'exclusiveMinimum' in node else 'at least'} {low}")
    if high is not None:
        parts.append(f"{'below' if 'exclusiveMaximum' in node else 'at most'} {high}")
    return f" ({' and '.join(parts)}{' ' + unit if unit else ''})" if parts else ""
