"""A title of one's own stands in the saved picture alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sharing.link import Shared
from sharing.share_picture import SIZES, share_picture
from ui.shell.share import share_routes

WORKED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
TITLE = "Kumquat spring"


def test_it_takes_the_place_of_ours() -> None:
    plain, own = (share_picture(WORKED, "svg", title=title).decode() for title in ("", TITLE))
    assert ">Doormat side,<" in plain and TITLE not in plain
    assert TITLE in own and ">Doormat side,<" not in own


@pytest.mark.parametrize("size", SIZES)
def test_each_kind_of_file_in_each_size(size: str) -> None:
    with Image.open(BytesIO(share_picture(WORKED, "png", size=size, theme="dark", title=TITLE))) as picture:
        assert picture.size == SIZES[size]
    pdf = share_picture(WORKED, "pdf", size=size, title=TITLE)
    assert pdf.startswith(b"%PDF-")


def test_an_address_cannot_carry_one() -> None:
    with TestClient(Starlette(routes=share_routes("/shared"))) as client:
        asked = f"title={TITLE}&t={TITLE}&own_title={TITLE}"
        with_title, without = (client.get(f"/share/{WORKED.code}.svg{query}").text for query in (f"?{asked}", ""))
        assert with_title == without and TITLE not in with_title
        page = client.get(f"/share/{WORKED.code}?{asked}")
        assert page.status_code == 200 and TITLE not in page.text
