"""Takes a command, gives its wall seconds, CPU seconds and peak memory in MB as one line of JSON.

Run as a program of its own: a child's peak memory counts what its parent held at the fork, so that
parent must be small, which pytest is not.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

began = time.perf_counter()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
wall = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
kilo = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(
        {
            "status": done.returncode,
            "said": done.stderr.decode("utf-8", "replace")[-2000:],
            "wall": wall,
            "cpu": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss * kilo / 1_000_000,
        },
        file,
    )
