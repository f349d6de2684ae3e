"""How running clocks and the time of day are written: "12.34", "+1.24", "09.44"."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

_HOURS_EAST: Final = {"WIB": 7, "WITA": 8, "WIT": 9}


def running(seconds: float) -> str:
    """A span in whole seconds: "0.52", "12.34", "1.02.03". Part seconds are cut off."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    hours, minutes_of_hour = divmod(minutes, 60)
    if hours:
        return f"{hours}.{minutes_of_hour:02}.{rest:02}"
    return f"{minutes}.{rest:02}"


def left(seconds: float) -> str:
    """What is left of a span; in overtime what is over, counted on with a plus sign: "+1.24"."""
    return running(seconds) if seconds >= 0 else f"+{running(seconds)}"


def time_of_day(at: datetime, zone: str) -> str:
    """The time of an aware moment in "WIB", "WITA" or "WIT": "09.44"; UTC for any other zone."""
    return at.astimezone(timezone(timedelta(hours=_HOURS_EAST.get(zone, 0)))).strftime("%H.%M")
