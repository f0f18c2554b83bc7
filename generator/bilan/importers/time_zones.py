"""The time zone of a country (IANA time zone database), which decides the day of an article dated by an instant."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global

# The main zone of a country with several, if CLDR names one (supplemental/metaZones.xml, primaryZones).
_PRIMARY = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MH": "Pacific/Majuro",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}


@cache
def zone_of(country: str) -> tzinfo:
    """Return the time zone of a country (ISO 3166); UTC if it has several without a main one, or if there is no country."""
    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == country]
    name = _PRIMARY.get(country) or (zones[0] if len(zones) == 1 else "")
    return ZoneInfo(name) if name else UTC
