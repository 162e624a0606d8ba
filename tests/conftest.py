"""For all tests: the same Hypothesis runs everywhere, with no file of examples from somebody's machine, and rooms lie
in a folder of the tests' own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

# Also for the servers that tests start: they inherit it.
ROOMS = tempfile.mkdtemp(prefix="sweet-spot-rooms-")
atexit.register(shutil.rmtree, ROOMS, ignore_errors=True)
os.environ["SWEET_SPOT_DATA"] = ROOMS
os.environ.pop("DATABASE_URL", None)
