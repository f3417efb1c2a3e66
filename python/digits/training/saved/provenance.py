"""When, on what and at what cost a network was trained.

The time is that of the training, so that an export of it always gives the same bytes; with
SOURCE_DATE_EPOCH in the environment it is that one (https://reproducible-builds.org/specs).
"""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from digits.errors import UserError

WATTS_A_CORE = 15  # of a whole machine, for each core that works: an assumption, not a measurement


def of_training(cpu_seconds: float) -> dict:
    """Where a network comes from.

    Args:
        cpu_seconds: that the cores worked on it, all of them together.

    Returns:
        "trained", the date and time in UTC; "machine", its "system", "processor" and "cores";
        "cpu_seconds"; "watt_hours", estimated; and "estimate", how.
    """
    return {
        "trained": now(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "processor": processor(),
            "cores": os.cpu_count(),
        },
        "cpu_seconds": round(cpu_seconds, 1),
        "watt_hours": round(cpu_seconds * WATTS_A_CORE / 3600, 2),
        "estimate": f"{WATTS_A_CORE} W for each core while it works",
    }


def cpu_seconds() -> float:
    """How long this process has worked, on all cores, and those that it started and that ended."""
    return sum(os.times()[:4])


def now() -> str:
    """The date and time in UTC, to the second: SOURCE_DATE_EPOCH where it is set.

    Raises:
        UserError: when SOURCE_DATE_EPOCH is no number of seconds.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.now(UTC) if told is None else datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        raise UserError(f"SOURCE_DATE_EPOCH={told:.50}: not a number of seconds.") from None
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def processor() -> str:
    """The name of the processor, as well as the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8", "replace").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
