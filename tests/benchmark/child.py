"""Commands run as processes of their own, so that what they used can be told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LINES_OF_A_FAILURE = 25
# What the kernel counts resident memory in: bytes on macOS, kilobytes elsewhere.
UNITS_PER_MB = 1024**2 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Usage:
    """What a process used: seconds on the wall and of the processor, and memory at its highest."""

    seconds: float
    cpu_seconds: float
    memory_mb: int


def run(command: Sequence[str], environment: Mapping[str, str], hear: Callable[[str], None]) -> Usage:
    """Run a command to its end, hearing each line that it prints.

    Raises:
        RuntimeError: it failed; the message ends with what it said last.
    """
    started = time.monotonic()
    last: deque[str] = deque(maxlen=LINES_OF_A_FAILURE)
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    with process.stdout as lines:
        for line in lines:
            last.append(line)
            hear(line.rstrip())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed with {process.returncode}\n{''.join(last)}")
    seconds = time.monotonic() - started
    return Usage(round(seconds, 1), round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss // UNITS_PER_MB)
