"""Every address within the site, whether of a page, an anchor or a file, exists; none leads a browser to another host."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site

_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_LOADED = {"stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "icon", "manifest"}


def _elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def _broken(site: Site, file: str, address: str) -> bool:
    target, anchor = site.target(file, address)
    if not (site.folder / target).is_file():
        return True
    return bool(anchor) and target in site.anchors and anchor not in site.anchors[target]


def test_links_and_files_within_the_site_exist(real: Site) -> None:
    broken = set()
    for file, page in real.pages.items():
        for element in page.all():
            for name in ("href", "src"):
                address = element.attributes.get(name)
                if address is not None and not _elsewhere(address) and _broken(real, file, address):
                    broken.add((file, address))
    assert broken == set()


def test_search_results_exist(real: Site) -> None:
    entries = json.loads((real.folder / "search/entries.json").read_text(encoding="utf-8"))
    locations = {entry["location"] for entry in entries}
    assert locations
    assert {location for location in locations if _broken(real, "index.html", location or "index.html")} == set()


def test_style_sheets_name_only_files_of_the_site(real: Site) -> None:
    sheets = sorted(real.folder.rglob("*.css"))
    named = [
        (path.relative_to(real.folder).as_posix(), match.group(1) or match.group(2))
        for path in sheets
        for match in _URL.finditer(path.read_text(encoding="utf-8"))
    ]
    addresses = [(file, address) for file, address in named if not address.startswith(("data:", "#"))]
    assert addresses
    assert [found for found in addresses if _elsewhere(found[1]) or _broken(real, *found)] == []


def test_pages_load_nothing_from_other_hosts(real: Site) -> None:
    loaded = []
    for file, page in real.pages.items():
        for element in page.all():
            values = element.attributes
            addresses = [
                values[name] for name in ("src", "srcset", "data", "poster") if name in values and element.tag != "data"
            ]
            if element.tag == "link" and _LOADED & set(values.get("rel", "").split()):
                addresses.append(values["href"])
            styles = values.get("style", "") + (element.text if element.tag == "style" else "")
            addresses += [match.group(1) or match.group(2) for match in _URL.finditer(styles)]
            loaded += [(file, element.tag, address) for address in addresses if _elsewhere(address)]
    assert [found for found in loaded if not found[2].startswith("data:")] == []


def test_links_to_other_hosts_are_web_addresses_without_a_script(real: Site) -> None:
    links = {element.attributes.get("href", "") for page in real.pages.values() for element in page.all("a")}
    assert {urlsplit(link).scheme for link in links} <= {"", "https", "http", "mailto"}
