"""Whether a report can be published: its site is made by `mkdocs build` in a folder that is thrown away, and not published.

So a check and a build cannot differ. What both make waits in the cache; where nothing changed since the last check or build,
its verdict still stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from generator.checked import Checked, checked
from generator.filesystem.reading import read_file
from generator.keeping.notes import lasting_memory
from generator.problems import Place, Problem, errors, in_order
from generator.reading.source import Source
from generator.said import said
from generator.site.configuration import SETTINGS, configuration
from generator.site.findings import DryRun, Findings
from generator.site.mkdocs_problems import FAILED, failed_by, place_of, settings_source
from generator.site.plugin import BilanPlugin


def verdict(root: Path, today: date) -> Checked:
    """The report in a folder with all that keeps it from being published on a day, or that is to be weighed."""
    settings = settings_source(root / SETTINGS)
    if isinstance(read_file(root / SETTINGS, SETTINGS), Problem):
        return _unbuilt(root, today, settings, ())  # a problem of the files of the report
    config = configuration(root, settings)
    if not isinstance(config, MkDocsConfig):
        return _unbuilt(root, today, settings, config)
    plugin = next((plugin for plugin in config.plugins.values() if isinstance(plugin, BilanPlugin)), None)
    if plugin is None:
        return _unbuilt(root, today, settings, (_without_plugin(settings),))
    findings = _built(root, config, plugin, settings)
    return Checked(None, (), findings.problems, findings.sources)


def _built(root: Path, config: MkDocsConfig, plugin: BilanPlugin, settings: Source) -> Findings:
    """What is found while the site is made, by the whole of MkDocs."""
    findings = Findings()
    with TemporaryDirectory(prefix="bilan-") as folder:
        plugin.dry_run = DryRun(Path(folder) / "site", findings)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except (Exception, SystemExit) as error:
            if not errors(findings.problems) and getattr(error, "code", None) != 0:
                findings.add((failed_by(error, None, settings, {}, root),), {settings.file: settings})
        finally:
            config.plugins.on_shutdown()
    plugin.remember_verdict()
    return findings


def _unbuilt(root: Path, today: date, settings: Source, problems: Iterable[Problem]) -> Checked:
    """What is wrong with settings that MkDocs cannot use, and with the report."""
    with lasting_memory(root) as memory:
        read = checked(root, today, memory=memory)
    sources = {**read.sources, settings.file: settings}
    return Checked(read.report, read.written, in_order((*read.problems, *problems)), sources)


def _without_plugin(settings: Source) -> Problem:
    place = place_of("“plugins”", settings, Place(settings.file))
    return FAILED.at(place, said("“bilan” is not among the plugins."), said("Write “plugins: [search, bilan]”."))
