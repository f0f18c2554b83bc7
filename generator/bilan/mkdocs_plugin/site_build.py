"""Builds the site as `mkdocs build` does, for the command `bilan build`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bilan.mkdocs_plugin.configuration import SETTINGS, configuration
from bilan.mkdocs_plugin.dry_run import find_plugin, missing_plugin
from bilan.mkdocs_plugin.mkdocs_contract import LOGGER, build_site
from bilan.mkdocs_plugin.mkdocs_problems import settings_source, unexpected_problem
from bilan.terminal.problem_output import print_problems


def build(root: Path, out: Path | None = None, *, strict: bool = False, cached: bool = True) -> Path | None:
    """Build the report in a folder, and return the folder of the site; None if it could not be built.

    `out` is the folder to write instead of that of mkdocs.yml. Without `cached`, everything is built again and the cache
    is neither read nor written. Problems are printed.
    """
    settings = settings_source(root / SETTINGS)
    changed: dict[str, str] = {"site_dir": str(out.resolve())} if out else {}
    config = configuration(root, settings, **changed, **({"strict": True} if strict else {}))
    if not isinstance(config, MkDocsConfig):
        print_problems(config, {settings.file: settings})
        return None
    plugin = find_plugin(config)
    if plugin is None:
        print_problems((missing_plugin(settings),), {settings.file: settings})
        return None
    site = Path(config.site_dir)
    plugin.without_cache = not cached
    try:
        return site if _built(config) else None
    except Exception as error:
        print_problems((unexpected_problem(error, None, settings, {}, root),), {settings.file: settings})
        return None
    finally:
        plugin.without_cache = False  # MkDocs gives the same plugin to whoever reads the settings next in this process


def _built(config: MkDocsConfig) -> bool:
    """Whether MkDocs built the site. What it logs goes to standard error, from warnings upwards."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    handler.setLevel(logging.WARNING)
    LOGGER.addHandler(handler)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build_site(config)
    except SystemExit as stopped:
        return stopped.code in (None, 0)  # 0: nothing has changed since the last build
    finally:
        config.plugins.on_shutdown()
        LOGGER.removeHandler(handler)
    return True
