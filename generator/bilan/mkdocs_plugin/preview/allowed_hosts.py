"""The names under which a preview answers: its own address and port, and those in `preview_hosts` of mkdocs.yml.

A page of another site can make its own name lead to this computer (DNS rebinding), and could then read drafts. The browser
still sends that name as `Host` (RFC 9110, 7.2), so such a request can be refused.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE = ("", "0.0.0.0", "::")  # addresses that mean every network of the computer


@dataclass(frozen=True, slots=True)
class Hosts:
    """The address and port of the server, and the names added, such as `office.local`, also with a port of their own."""

    address: str
    port: int
    added: Sequence[str] = ()

    def __contains__(self, host: str) -> bool:
        """Return whether the preview answers to a `Host` header."""
        host = host.lower()
        return host in self.names or (self.address in _EVERYWHERE and self._is_number(host))

    @property
    def names(self) -> tuple[str, ...]:
        """The names with their ports, the one for messages first."""
        own = () if self.address in _EVERYWHERE else (self.address,)
        given = (self._with_port(name) for name in (*own, *_LOOPBACK, *self.added))
        return tuple(dict.fromkeys(given))

    def _with_port(self, name: str) -> str:
        bare = f"[{name}]" if _is_address(name, ipaddress.IPv6Address) else name.lower()
        has_port = bare.rpartition(":")[2].isdecimal() and not bare.endswith("]")
        return bare if has_port or self.port == 80 else f"{bare}:{self.port}"

    def _is_number(self, host: str) -> bool:
        """Return whether a host is an IP address with the server's port: no name was needed to get here."""
        name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "80")
        return port == str(self.port) and _is_address(name.strip("[]"), ipaddress.IPv4Address, ipaddress.IPv6Address)


def _is_address(name: str, *kinds: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> bool:
    try:
        return isinstance(ipaddress.ip_address(name), kinds)
    except ValueError:
        return False
