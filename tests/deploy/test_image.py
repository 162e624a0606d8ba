"""The files that build and start the machines say the same as the program."""

from __future__ import annotations

import re
import tomllib

from tests.browser.support import ROOT
from tests.deploy.image import DOCKERFILE, copied, sent

COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text("utf-8")
DOCS = (ROOT / "docs" / "deploying.md").read_text("utf-8")


def test_the_image_holds_every_package_and_nothing_else() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    named = {source for source, _ in copied()}
    assert set(project["tool"]["mypy"]["packages"]) <= named
    assert all((ROOT / one).exists() and sent(one) for one in named)
    for kept_out in ("tests/conftest.py", "data/rooms.sqlite3", ".git/config", ".venv/x", "deploy/.env",
                     ".streamlit/secrets.toml", "ui/__pycache__/main.cpython-311.pyc"):  # fmt: skip
        assert not sent(kept_out), kept_out
    assert project["project"]["requires-python"].removeprefix(">=") in DOCKERFILE.read_text("utf-8").splitlines()[1]


def test_nobody_is_root_and_no_secret_lies_in_a_file() -> None:
    assert re.search(r"^USER (?!root)", DOCKERFILE.read_text("utf-8"), re.MULTILINE)
    for secret in ("POSTGRES_PASSWORD", "COOKIE_SECRET"):
        assert re.search(rf"^{secret}=$", (ROOT / "deploy" / "env.example").read_text("utf-8"), re.MULTILINE)
        assert f"${{{secret}:?" in COMPOSE  # compose does not start without it


def test_only_nginx_is_believed_and_it_has_a_fixed_address() -> None:
    (address,) = re.findall(r"outside|ipv4_address: (\S+)", COMPOSE.partition("\n  nginx:")[2])[:1]
    assert re.findall(r"SWEET_SPOT_PROXIES: (\S+)", COMPOSE) == [address]
    assert 'FORWARDED_ALLOW_IPS=""' in DOCKERFILE.read_text("utf-8")
    assert COMPOSE.count("ports:") == 1


def test_every_setting_is_explained() -> None:
    for name in {*re.findall(r"^    ([A-Z_]{6,}):", COMPOSE, re.MULTILINE), "SWEET_SPOT_DATA"} - {"POSTGRES_USER"}:
        assert f"`{name}`" in DOCS or name.startswith("POSTGRES"), name
