"""Under which names a preview answers: its own address and port, and the names that mkdocs.yml adds (`preview_hosts`).

A page of another site can have its own name lead to this computer (DNS rebinding), and would then read drafts as if they
were its own. The browser still sends that name as `Host` (RFC 9110, 7.2), which is how such a request is known.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE = ("", "0.0.0.0", "::")  # addresses that mean every network of the computer


@dataclass(frozen=True, slots=True)
class Hosts:
    """The address that the server listens at, its port, and the names added: `office.local`, or with a port of their own."""

    address: str
    port: int
    added: Sequence[str] = ()

    def __contains__(self, host: str) -> bool:
        """Whether the preview answers under what a browser sends as `Host`."""
        host = host.lower()
        return host in self.names or (self.address in _EVERYWHERE and self._is_number(host))

    @property
    def names(self) -> tuple[str, ...]:
        """The names with their ports, the one to tell first."""
        own = () if self.address in _EVERYWHERE else (self.address,)
        given = (self._with_port(name) for name in (*own, *_LOOPBACK, *self.added))
        return tuple(dict.fromkeys(given))

    def _with_port(self, name: str) -> str:
        bare = f"[{name}]" if _is_address(name, ipaddress.IPv6Address) else name.lower()
        has_port = bare.rpartition(":")[2].isdecimal() and not bare.endswith("]")
        return bare if has_port or self.port == 80 else f"{bare}:{self.port}"

    def _is_number(self, host: str) -> bool:
        """Whether a host is an address in numbers at the own port: no name leads there, so none was made to."""
        name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "80")
        return port == str(self.port) and _is_address(name.strip("[]"), ipaddress.IPv4Address, ipaddress.IPv6Address)


def _is_address(name: str, *kinds: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> bool:
    try:
        return isinstance(ipaddress.ip_address(name), kinds)
    except ValueError:
        return False
