"""What a person has drafted for talks about rules that somebody else sets, as this device keeps it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import content
from content.ask_for import Asked, asks
from ui.sections import policy_kept


def begun(policy_id: str) -> bool:
    """Whether this request has been touched."""
    return policy_kept.found(_id(policy_id)) is not None


def request(policy_id: str) -> content.Request:
    """What was chosen for the talk about a policy, or a fresh one."""
    return content.Request.read(asks()[policy_id], policy_kept.found(_id(policy_id)) or {})


def asked(policy_id: str) -> Asked:
    """The request in words, as the person has it."""
    return content.asked(policy_id, request(policy_id), policy_kept.voice())


def set_request(policy_id: str, **changed: Any) -> None:
    """Changes some of a request and keeps it. Odd values are put right as `Request.read` does it."""
    fields = replace(request(policy_id), **changed).kept()
    policy_kept.keep(_id(policy_id), content.Request.read(asks()[policy_id], fields).kept())


def on_sheet() -> list[str]:
    """The ids of the policies whose request is on the sheet, in their order."""
    return [policy_id for policy_id in asks() if request(policy_id).on_sheet]


def _id(policy_id: str) -> str:
    return f"ask.{policy_id}"
