"""Checks whether a report can be published, by a whole `mkdocs build` into a temporary folder.

So a check and a build cannot differ. They share the cache; if nothing changed since the last check or build, its
problems are reported again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Place, Problem, errors, sort_problems
from bilan.filesystem.file_reading import read_file
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.configuration import SETTINGS, configuration
from bilan.mkdocs_plugin.mkdocs_contract import build_site
from bilan.mkdocs_plugin.mkdocs_problems import FAILED, place_of, settings_source, unexpected_problem
from bilan.mkdocs_plugin.plugin import BilanPlugin
from bilan.mkdocs_plugin.site_findings import DryRun, Findings
from bilan.report_check import CheckedReport, check_report_folder
from bilan.yaml.source_text import SourceText


def verdict(root: Path, today: date, cache: Cache | None = None) -> CheckedReport:
    """Return all problems of the report in a folder, if it were published on that day.

    Whoever passes a `cache` saves it.
    """
    cache = cache or Cache()
    settings = settings_source(root / SETTINGS)
    if isinstance(read_file(root / SETTINGS, SETTINGS), Problem):
        return _unbuilt(root, today, settings, (), cache)  # a problem of the files of the report
    config = configuration(root, settings)
    if not isinstance(config, MkDocsConfig):
        return _unbuilt(root, today, settings, config, cache)
    plugin = find_plugin(config)
    if plugin is None:
        return _unbuilt(root, today, settings, (missing_plugin(settings),), cache)
    findings = _built(root, config, plugin, settings, cache)
    return CheckedReport(None, (), findings.problems, findings.sources)


def _built(root: Path, config: MkDocsConfig, plugin: BilanPlugin, settings: SourceText, cache: Cache) -> Findings:
    """Build the site with MkDocs, and return the problems found."""
    findings = Findings()
    with TemporaryDirectory(prefix="bilan-") as folder:
        plugin.dry_run = DryRun(Path(folder) / "site", findings, cache)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config)
        except (Exception, SystemExit) as error:
            if not errors(findings.problems) and getattr(error, "code", None) != 0:
                findings.add((unexpected_problem(error, None, settings, {}, root),), {settings.file: settings})
        finally:
            config.plugins.on_shutdown()
    plugin.remember_verdict()
    plugin.dry_run = None  # MkDocs gives the same plugin to whoever reads the settings next in this process
    return findings


def _unbuilt(root: Path, today: date, settings: SourceText, problems: Iterable[Problem], cache: Cache) -> CheckedReport:
    """What is wrong with settings that MkDocs cannot use, and with the report."""
    read = check_report_folder(root, today, cache=cache)
    sources = {**read.sources, settings.file: settings}
    return CheckedReport(read.report, read.written, sort_problems((*read.problems, *problems)), sources)


def find_plugin(config: MkDocsConfig) -> BilanPlugin | None:
    """Return Bilan's own plugin among those of the settings."""
    return next((plugin for plugin in config.plugins.values() if isinstance(plugin, BilanPlugin)), None)


def missing_plugin(settings: SourceText) -> Problem:
    """Return the problem that mkdocs.yml does not name the plugin."""
    place = place_of("“plugins”", settings, Place(settings.file))
    return FAILED.at(
        place, translatable("“bilan” is not among the plugins."), translatable("Write “plugins: [search, bilan]”.")
    )
