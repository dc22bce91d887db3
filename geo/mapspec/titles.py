"""Text alternatives of the parts of a map that show no words of their own, or only a number."""

from geo.mapspec.marks import CountryMark
from geo.query.sentences import counted

DISPUTED_AREAS = "Disputed areas"
DISPUTED_BORDERS = "Disputed borders"
INSET = "Inset: where this map lies in the world"


def country_title(mark: CountryMark) -> str:
    """A coloured country and its status: "Canada: Reported closed (since March 2023)"."""
    return f"{mark.name}: {mark.words}"


def groups_title(stations: int) -> str:
    """Proportional circles that count so many stations together."""
    return f"{counted(stations, 'alleged station')}, counted by area"


def changed_title(countries: int) -> str:
    """Heavy outlines, on the later of two maps."""
    return f"{counted(countries, 'country')} with another status"


def new_title(stations: int) -> str:
    """Rings, on the later of two maps."""
    return f"{counted(stations, 'alleged station')} not drawn on the earlier map"


def scale_title(kilometres: int) -> str:
    """A scale bar of this length."""
    return f"Scale bar: {kilometres:,} km"
