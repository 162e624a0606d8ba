"""Fixtures of the page tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui import visits


@pytest.fixture
def app() -> Iterator[None]:
    """Lets a test make visits."""
    with visits.app():
        yield
