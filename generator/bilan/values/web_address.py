"""Web addresses: whether readers can open one, and whether two of them lead to the same page.

Nothing is fetched. Rules of form are those of RFC 3986 (addresses), RFC 1034 and RFC 1123 (names of hosts).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from bilan.messages.message import EMPTY_MESSAGE, Message, translatable
from bilan.yaml.invisible_characters import has_invisible_signs
from bilan.yaml.nodes import shorten

LONGEST = 2_000  # characters; some browsers and servers cut longer ones

_FORBIDDEN = re.compile(r"[\s\x00-\x20\"<>\\^`{|}]")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)  # a last label that browsers take for a part of an IPv4 address
_LONGEST_HOST = 253
_LOCAL = ("localhost", "local", "internal", "home.arpa")  # RFC 6761, RFC 6762, ICANN resolution 2024.07.29.06, RFC 8375

# Parameters that say how a reader came, never which page: of Google and Matomo (utm_, mtm_, pk_), of Piano Analytics and
# AT Internet (at_, xtor), of Mailchimp, HubSpot and Marketo; the click identifiers of advertising networks.
_TRACKING_PREFIXES = ("utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "_hs", "oly_")
_TRACKING_NAMES = frozenset(
    (
        "xtor", "xtref", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid",
        "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "srsltid", "_ga", "_gl", "vero_id",
        "wickedid", "__twitter_impression", "ref_src", "phpsessid",
    )
)  # fmt: skip
_FOR_PHONES = frozenset((("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")))
_MOBILE = ("www.", "m.", "mobile.", "amp.")  # in front of the same host: the same pages for another screen
_ENCODED = re.compile(r"(?:%(?!2[Ff])[0-9A-Fa-f]{2})+")
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_PAGE_IN_FRAGMENT = re.compile(r"[!/]|page=\d")  # pages of an application, and of a PDF (RFC 8118)


class Fault(NamedTuple):
    """Why readers cannot open an address, empty where it is none at all, and what to write instead."""

    message: Message = EMPTY_MESSAGE
    hint: Message = EMPTY_MESSAGE


def address_fault(text: str) -> Fault | None:
    """What is wrong with an address, None where readers can open it: http or https, a public host, no user name.

    Nothing else may become a link (`javascript:`, `data:`).
    """
    parts = _split(text)
    if parts is None or len(text) > LONGEST or _FORBIDDEN.search(text) or has_invisible_signs(text):
        return Fault()
    if parts.scheme not in ("http", "https") or not parts.host or "@" in parts.authority:
        hint = translatable("Write https://{address}", address=text) if re.fullmatch(r"www\.\S+", text) else EMPTY_MESSAGE
        return Fault(hint=hint)
    if _LONE_PERCENT.search(text):
        return Fault(
            translatable("In an address, two digits or letters A to F follow each “%”."),
            translatable("Write a percent sign as “%25”."),
        )
    return _host_fault(parts.host)


@lru_cache(1_024)
def _host_fault(host: str) -> Fault | None:
    address, name = _ip_address(host), host.removesuffix(".")
    if (address and not address.is_global) or name in _LOCAL or name.endswith(tuple(f".{local}" for local in _LOCAL)):
        message = translatable("“{host}” is a machine of your own network; readers cannot open it.", host=host)
        return Fault(message, translatable("Write the address by which everybody can open the page."))
    if not address and not _is_host_name(name):
        message = translatable("“{host}” is not the name of a website.", host=shorten(host))
        return Fault(message, translatable("Copy the address from the browser again."))
    return None


def _is_host_name(name: str) -> bool:
    """True of labels with points between them, at least two, the last of which is no number."""
    labels = name.split(".")
    well_formed = len(name) <= _LONGEST_HOST and all(map(_LABEL.fullmatch, labels))
    return well_formed and len(labels) > 1 and not _NUMBER.fullmatch(labels[-1])


def _ip_address(host: str) -> IPv4Address | IPv6Address | None:
    kinds: tuple[Callable[[str], IPv4Address | IPv6Address], ...] = (IPv4Address, IPv6Address)
    for kind in kinds:
        try:
            return kind(host)
        except AddressValueError:
            continue
    return None


def host_of(text: str) -> str:
    """The host of an address without `www.`, empty where it has none."""
    parts = _split(text)
    return parts.host.removeprefix("www.") if parts else ""


def canonical_address(text: str) -> str:
    """What a page is recognised by, the same for all its addresses; any text has one. It is a key, not to be shown.

    Set aside: the scheme, `www.` and the hosts of small screens (`m.`, `mobile.`, `amp.`), the default port, a stroke or
    `/amp` at the end, the place within the page, tracking parameters, the order of others, and ways to write one sign.
    """
    parts = _split(text)
    if parts is None or not parts.host:
        return text
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    fragment = f"#{parts.fragment}" if _PAGE_IN_FRAGMENT.match(parts.fragment) else ""
    return f"{_canonical_host(parts.host)}{port}{_canonical_path(parts.path)}?{_canonical_query(parts.query)}{fragment}"


def _canonical_path(path: str) -> str:
    """The path with one character (U+0000 to U+00FF) for each of its bytes, however they are written; `%2F` is no `/`."""
    if not path.isascii():
        path = path.encode("utf-8", "surrogatepass").decode("latin-1")
    if "%" in path:
        path = path.replace("%2f", "%2F")
        path = _ENCODED.sub(lambda codes: bytes.fromhex(codes[0].replace("%", "")).decode("latin-1"), path)
    return _SESSION.sub("", path).rstrip("/").removesuffix("/amp")


def _canonical_query(query: str) -> str:
    return urlencode(sorted(pair for pair in parse_qsl(query, True) if not _is_set_aside(*pair))) if query else ""


def _is_set_aside(name: str, value: str) -> bool:
    """True of a parameter that does not say which page."""
    lower = name.lower()
    return lower in _TRACKING_NAMES or lower.startswith(_TRACKING_PREFIXES) or (lower, value.lower()) in _FOR_PHONES


def _canonical_host(host: str) -> str:
    if not host.isascii():
        with suppress(UnicodeError):  # a name that cannot be written in ASCII stays as it is
            host = host.encode("idna").decode()
    host = host.removesuffix(".")
    for prefix in _MOBILE:
        if host.startswith(prefix) and "." in host.removeprefix(prefix):
            return host.removeprefix(prefix)
    return host


def redirect_target(text: str) -> str:
    """The page that a redirection leads to where its own address says so, else the address itself.

    Of Google (alerts, search, AMP), Bing News, Facebook, and the links that Outlook rewrites in e-mails.
    """
    parts = _split(text) if _MAY_LEAD_ON.search(text) else None
    if parts is None:
        return text
    host = parts.host.removeprefix("www.")
    if re.fullmatch(r"google\.[a-z.]+", host) and parts.path.startswith("/amp/"):
        return _embedded(parts.path.removeprefix("/amp/"), parts.query) or text
    if host.endswith(".cdn.ampproject.org") and (inner := re.fullmatch(r"/[acv]/(.+)", parts.path)):
        return _embedded(inner[1], parts.query) or text
    query = parse_qs(parts.query)
    for known, path, names in _REDIRECTIONS:
        if re.fullmatch(known, host) and parts.path == path:
            found = next((query[name][0] for name in names if name in query), "")
            return found if found.startswith(("http://", "https://")) else text
    return text


_MAY_LEAD_ON = re.compile(r"google\.|bing\.com|facebook\.com|ampproject\.org|outlook\.com", re.IGNORECASE)
_REDIRECTIONS = (
    (r"google\.[a-z.]+", "/url", ("url", "q")),
    (r"bing\.com", "/news/apiclick.aspx", ("url",)),
    (r"lm?\.facebook\.com", "/l.php", ("u",)),
    (r"[a-z0-9]+\.safelinks\.protection\.outlook\.com", "/", ("url",)),
)


def _embedded(path: str, query: str) -> str:
    """The address in a path of an AMP cache, where `s/` stands for https; empty where there is none."""
    scheme, rest = ("https", path[2:]) if path.startswith("s/") else ("http", path)
    return f"{scheme}://{rest}" + (f"?{query}" if query else "") if "." in rest.split("/")[0] else ""


class _Parts(NamedTuple):
    """An address in its parts (RFC 3986)."""

    scheme: str
    authority: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


@lru_cache(64)  # one address is asked for several times in a row
def _split(text: str) -> _Parts | None:
    """The parts of an address, None where it cannot be cut into parts or its port is not one."""
    try:
        parts = urlsplit(text)
        return _Parts(parts.scheme, parts.netloc, parts.hostname or "", parts.port, parts.path, parts.query, parts.fragment)
    except ValueError:
        return None
