"""`bilan finish SITE`: completes a site that another engine built from `bilan render --projects`, and checks it."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import build_everything
from bilan.cache.cache import open_cache
from bilan.cli.problem_output import print_message, print_problems, refuse, report_problems
from bilan.cli.progress_line import show_progress
from bilan.diagnostics.problem import errors
from bilan.messages.message import translatable


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("finish", help="complete and check a site that another engine built")
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder that the engine wrote")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the site is complete, 1 if the report or the site has errors; then it stays as it is, 2 for wrong use."""
    from mkdocs.config.defaults import MkDocsConfig

    from bilan.mkdocs_plugin.atomic_swap import begin_staging, discard_staging, swap_in
    from bilan.mkdocs_plugin.configuration import SETTINGS, configuration
    from bilan.mkdocs_plugin.dry_run import find_plugin, missing_plugin
    from bilan.mkdocs_plugin.mkdocs_problems import settings_source
    from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
    from bilan.mkdocs_plugin.published import rules_of
    from bilan.mkdocs_plugin.site_finish import checked_site

    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        return refuse(translatable("There is no site in {folder}; build it with the engine first.", folder=site))
    settings = settings_source(options.folder / SETTINGS)
    config = configuration(options.folder, settings)
    if not isinstance(config, MkDocsConfig):
        return print_problems(config, {settings.file: settings})
    plugin = find_plugin(config)
    if plugin is None:
        return print_problems((missing_plugin(settings),), {settings.file: settings})
    markdown, rules = markdown_of_documents(options.folder), rules_of(options.folder)
    with show_progress(translatable("Making pages and files…")), open_cache(options.folder) as cache:
        result = build_everything(
            options.folder,
            build_date(),
            config.site_url or "",
            cache=cache,
            pdf=markdown is not None,
            markdown=markdown,
            rules=rules,
        )
    if not report_problems(result, "text"):
        return 1
    half = begin_staging(site)
    shutil.copytree(site, half)
    checked = checked_site(half, options.folder, result, config, plugin)
    if checked.problems:
        print_problems(checked.problems, {**checked.sources, settings.file: settings})
    if errors(checked.problems):
        discard_staging(site)
        return refuse(translatable("The site has errors; it was left as it is."), 1)
    checked.complete()
    swap_in(half, site)
    print_message(translatable("{folder} is complete: languages, search, policy, redirects and checksums.", folder=site))
    return 0
