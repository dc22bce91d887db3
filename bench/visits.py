"""First loads and timeline steps of the apps, which take turns: what disturbs one disturbs all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Any

from playwright.sync_api import Browser

from apps import App
from reader import Reader, Step, first_map_ms, new_visit

WARM_UPS = 3
"""Steps and loads before those that count."""


@dataclass(slots=True)
class Measured:
    """What one app cost. Milliseconds."""

    steps: list[Step] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    stayed_mounted: bool = False
    resident_bytes: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "steps": [step.as_json() for step in self.steps],
            "first_map_cold_ms": self.cold,
            "first_map_warm_ms": self.warm,
            "stayed_mounted": self.stayed_mounted,
            "resident_bytes": self.resident_bytes,
        }


def measure(browser: Browser, apps: Mapping[str, App], loads: int, steps: int) -> dict[str, Measured]:
    """Open and step each app so many times, after the warm-ups."""
    measured = {name: Measured() for name in apps}
    _measure_loads(browser, apps, measured, loads)
    _measure_steps(browser, apps, measured, steps)
    for name, app in apps.items():
        measured[name].resident_bytes = app.resident_bytes
    return measured


def _measure_loads(
    browser: Browser, apps: Mapping[str, App], measured: Mapping[str, Measured], count: int
) -> None:
    for turn in range(WARM_UPS + count):
        for name, app in apps.items():
            context = new_visit(browser)
            cold, warm = first_map_ms(context, app), first_map_ms(context, app)
            context.close()
            if turn >= WARM_UPS:
                measured[name].cold.append(cold)
                measured[name].warm.append(warm)


def _measure_steps(
    browser: Browser, apps: Mapping[str, App], measured: Mapping[str, Measured], count: int
) -> None:
    readers = {name: Reader(new_visit(browser), app) for name, app in apps.items()}
    for turn, key in enumerate(islice(_keys(), WARM_UPS + count)):
        for name, reader in readers.items():
            step = reader.step(key)
            if turn >= WARM_UPS:
                measured[name].steps.append(step)
    for name, reader in readers.items():
        measured[name].stayed_mounted = reader.map_is_the_same()


def _keys() -> Iterator[str]:
    """By turns a tenth of the range and a day, down the timeline and up again: each step changes the map."""
    down = ("PageDown", "ArrowLeft") * 8
    up = ("PageUp", "ArrowRight", "ArrowRight") * 7
    return cycle(down + up)
