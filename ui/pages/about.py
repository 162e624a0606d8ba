"""How it works, what it cannot do, what happens with answers, and where the ideas come from."""

from __future__ import annotations

import content
from ui.components import frame
from ui.sections import about

page = content.page("about")
frame.title(page.title)
frame.paragraph(page.lead, "lead")
about.show(page)
