"""What servers must be told of a finished site: one kind of server a module with `written(site)`, found by being here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from bilan.publish.host_files import HostFiles

Written = Callable[[HostFiles], str]


def all_hosts() -> dict[str, Written]:
    """The function `written` of every module of this folder, by name of module."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").written for name in names}
