"""How it works, what it cannot do, what happens with answers, and where the ideas come from."""

from __future__ import annotations

import content
from ui.sections import about

about.show(content.page("about"))
