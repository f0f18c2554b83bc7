"""Web addresses: whether readers can open one, and whether two addresses lead to the same page.

Nothing is fetched. The syntax is that of RFC 3986 (URIs), RFC 1034 and RFC 1123 (host names).
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

MAX_LENGTH = 2_000  # characters; some browsers and servers cut longer addresses

_FORBIDDEN = re.compile(r"[\s\x00-\x20\"<>\\^`{|}]")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)  # as the last label, browsers read it as part of an IPv4 address
_MAX_HOST_LENGTH = 253
_LOCAL_HOSTS = (
    "localhost",
    "local",
    "internal",
    "home.arpa",
)  # RFC 6761, RFC 6762, ICANN resolution 2024.07.29.06, RFC 8375

# Parameters that track the reader and never select a page: of Google and Matomo (utm_, mtm_, pk_), of Piano Analytics and
# AT Internet (at_, xtor), of Mailchimp, HubSpot and Marketo; the click identifiers of advertising networks.
_TRACKING_PREFIXES = ("utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "_hs", "oly_")
_TRACKING_NAMES = frozenset(
    (
        "xtor", "xtref", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid",
        "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "srsltid", "_ga", "_gl", "vero_id",
        "wickedid", "__twitter_impression", "ref_src", "phpsessid",
    )
)  # fmt: skip
_AMP_PARAMETERS = frozenset((("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")))
_MOBILE = ("www.", "m.", "mobile.", "amp.")  # host prefixes for the same pages on another screen
_ENCODED = re.compile(r"(?:%(?!2[Ff])[0-9A-Fa-f]{2})+")
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_PAGE_IN_FRAGMENT = re.compile(r"[!/]|page=\d")  # pages of an application, and of a PDF (RFC 8118)


class AddressFault(NamedTuple):
    """Why readers cannot open an address, and a hint. Both are empty if the text is not a web address at all."""

    message: Message = EMPTY_MESSAGE
    hint: Message = EMPTY_MESSAGE


def address_fault(text: str) -> AddressFault | None:
    """What is wrong with an address; None if readers can open it: http or https, a public host, no user name.

    Other schemes (`javascript:`, `data:`) are rejected, so that they can never become a link.
    """
    parts = _split(text)
    if parts is None or len(text) > MAX_LENGTH or _FORBIDDEN.search(text) or has_invisible_signs(text):
        return AddressFault()
    if parts.scheme not in ("http", "https") or not parts.host or "@" in parts.authority:
        hint = translatable("Write https://{address}", address=text) if re.fullmatch(r"www\.\S+", text) else EMPTY_MESSAGE
        return AddressFault(hint=hint)
    if _LONE_PERCENT.search(text):
        return AddressFault(
            translatable("In an address, two digits or letters A to F follow each “%”."),
            translatable("Write a percent sign as “%25”."),
        )
    return _host_fault(parts.host)


@lru_cache(1_024)
def _host_fault(host: str) -> AddressFault | None:
    address, name = _ip_address(host), host.removesuffix(".")
    if (
        (address and not address.is_global)
        or name in _LOCAL_HOSTS
        or name.endswith(tuple(f".{local}" for local in _LOCAL_HOSTS))
    ):
        message = translatable("“{host}” is a machine of your own network; readers cannot open it.", host=host)
        return AddressFault(message, translatable("Write the address by which everybody can open the page."))
    if not address and not _is_host_name(name):
        message = translatable("“{host}” is not the name of a website.", host=shorten(host))
        return AddressFault(message, translatable("Copy the address from the browser again."))
    return None


def _is_host_name(name: str) -> bool:
    """True for at least two labels with dots between them, the last of which is not a number."""
    labels = name.split(".")
    well_formed = len(name) <= _MAX_HOST_LENGTH and all(map(_LABEL.fullmatch, labels))
    return well_formed and len(labels) > 1 and not _NUMBER.fullmatch(labels[-1])


def _ip_address(host: str) -> IPv4Address | IPv6Address | None:
    kinds: tuple[Callable[[str], IPv4Address | IPv6Address], ...] = (IPv4Address, IPv6Address)
    for kind in kinds:
        try:
            return kind(host)
        except AddressValueError:
            continue
    return None


def split_address(address: str) -> tuple[str, str, str]:
    """The path of an address, the first `?` or `#`, and what follows it; the last two are empty without one."""
    match = re.search(r"[?#]", address)
    return (address[: match.start()], match.group(), address[match.end() :]) if match else (address, "", "")


def host_of(text: str) -> str:
    """The host of an address without `www.`; empty if it has no host."""
    parts = _split(text)
    return parts.host.removeprefix("www.") if parts else ""


def canonical_address(text: str) -> str:
    """A key that is the same for all addresses of one page. Any text has a key; it is not meant to be shown.

    It leaves out the scheme, `www.` and the prefixes of mobile hosts (`m.`, `mobile.`, `amp.`), the default port, a slash or
    `/amp` at the end, the fragment and tracking parameters. It sorts the other parameters and decodes percent-encoding.
    """
    parts = _split(text)
    if parts is None or not parts.host:
        return text
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    fragment = f"#{parts.fragment}" if _PAGE_IN_FRAGMENT.match(parts.fragment) else ""
    return f"{_canonical_host(parts.host)}{port}{_canonical_path(parts.path)}?{_canonical_query(parts.query)}{fragment}"


def _canonical_path(path: str) -> str:
    """The path with one character (U+0000 to U+00FF) for each byte, percent-encoded or not; `%2F` is kept as it is."""
    if not path.isascii():
        path = path.encode("utf-8", "surrogatepass").decode("latin-1")
    if "%" in path:
        path = path.replace("%2f", "%2F")
        path = _ENCODED.sub(lambda codes: bytes.fromhex(codes[0].replace("%", "")).decode("latin-1"), path)
    return _SESSION.sub("", path).rstrip("/").removesuffix("/amp")


def _canonical_query(query: str) -> str:
    return urlencode(sorted(pair for pair in parse_qsl(query, True) if not _is_tracking(*pair))) if query else ""


def _is_tracking(name: str, value: str) -> bool:
    """True for a parameter that does not select a page."""
    lower = name.lower()
    return lower in _TRACKING_NAMES or lower.startswith(_TRACKING_PREFIXES) or (lower, value.lower()) in _AMP_PARAMETERS


def _canonical_host(host: str) -> str:
    if not host.isascii():
        with suppress(UnicodeError):  # a name that IDNA cannot encode stays unchanged
            host = host.encode("idna").decode()
    host = host.removesuffix(".")
    for prefix in _MOBILE:
        if host.startswith(prefix) and "." in host.removeprefix(prefix):
            return host.removeprefix(prefix)
    return host


def redirect_target(text: str) -> str:
    """The target of a redirection, if it is part of the address; otherwise the address itself.

    Known are those of Google (alerts, search, AMP), Bing News, Facebook, and the links that Outlook rewrites in e-mails.
    """
    parts = _split(text) if _MAY_REDIRECT.search(text) else None
    if parts is None:
        return text
    host = parts.host.removeprefix("www.")
    if re.fullmatch(r"google\.[a-z.]+", host) and parts.path.startswith("/amp/"):
        return _embedded(parts.path.removeprefix("/amp/"), parts.query) or text
    if host.endswith(".cdn.ampproject.org") and (inner := re.fullmatch(r"/[acv]/(.+)", parts.path)):
        return _embedded(inner[1], parts.query) or text
    query = parse_qs(parts.query)
    for host_pattern, path, names in _REDIRECTIONS:
        if re.fullmatch(host_pattern, host) and parts.path == path:
            target = next((query[name][0] for name in names if name in query), "")
            return target if target.startswith(("http://", "https://")) else text
    return text


_MAY_REDIRECT = re.compile(r"google\.|bing\.com|facebook\.com|ampproject\.org|outlook\.com", re.IGNORECASE)
_REDIRECTIONS = (
    (r"google\.[a-z.]+", "/url", ("url", "q")),
    (r"bing\.com", "/news/apiclick.aspx", ("url",)),
    (r"lm?\.facebook\.com", "/l.php", ("u",)),
    (r"[a-z0-9]+\.safelinks\.protection\.outlook\.com", "/", ("url",)),
)


def _embedded(path: str, query: str) -> str:
    """The address in the path of an AMP cache, where `s/` means https; empty if there is none."""
    scheme, rest = ("https", path[2:]) if path.startswith("s/") else ("http", path)
    return f"{scheme}://{rest}" + (f"?{query}" if query else "") if "." in rest.split("/")[0] else ""


class _Parts(NamedTuple):
    """The parts of an address (RFC 3986)."""

    scheme: str
    authority: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


@lru_cache(64)  # several functions split the same address one after another
def _split(text: str) -> _Parts | None:
    """The parts of an address; None if it cannot be split or its port is not valid."""
    try:
        parts = urlsplit(text)
        return _Parts(parts.scheme, parts.netloc, parts.hostname or "", parts.port, parts.path, parts.query, parts.fragment)
    except ValueError:
        return None
