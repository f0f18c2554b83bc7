"""Settings for servers: one kind of server in each module, with a function `serialize(site)`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from bilan.publish.host_files import HostFiles

Written = Callable[[HostFiles], str]


def all_hosts() -> dict[str, Written]:
    """Return the function `serialize` of every module in this folder, by module name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").serialize for name in names}
