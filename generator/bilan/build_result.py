"""All steps of a build in one call: read, check, render pages, make files. The plugin and the commands use it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bilan.analysis.report_languages import languages
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import errors, sort_problems
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import ExportFile
from bilan.exports.file_formats import exported_files
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.pages.chart_files import chart_files
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.handwritten import add_file_facts, replace_generated
from bilan.pages.kept_charts import kept_chart_files
from bilan.pages.page import Page, group_translations
from bilan.pages.page_rendering import generated_pages
from bilan.pages.permalinks import permalinks
from bilan.pages.picture_files import picture_files
from bilan.pdf.document_build import build_pdfs
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.render.jinja_environment import UnprintableTemplateError
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.page_links import NOWHERE, Site
from bilan.report_check import CheckedReport, check_report_folder


@dataclass(frozen=True, slots=True)
class BuildResult(CheckedReport):
    """A report with everything made from it so far: `pages` are all of its pages, `downloads` the files beside them."""

    pages: tuple[Page, ...] = ()
    downloads: Downloads | None = None

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the report, the default first; empty without a report."""
        return languages(self.report) if self.report else ()

    @property
    def files(self) -> tuple[ExportFile, ...]:
        """The files beside the pages."""
        return self.downloads.files if self.downloads else ()

    @property
    def permalinks(self) -> frozenset[str]:
        """Every address that must always work: pages, places on them, and the files that may be quoted."""
        pages = permalinks(self.report, self.pages) if self.report else ()
        return frozenset((*pages, *(f"/{file.path}" for file in self.files if file.permanent)))


def read_report(
    root: Path, today: date, *, rules: ContentRules = DEFAULT_RULES, drafts: bool = False, cache: Cache | None = None
) -> BuildResult:
    """Return the report in a folder, read and checked (`bilan.report_check`), without pages and files."""
    read = check_report_folder(root, today, rules=rules, drafts=drafts, cache=cache)
    return BuildResult(read.report, read.written, read.problems, read.sources, read.stories)


def add_pages(result: BuildResult, site: Site = NOWHERE, cache: Cache | None = None) -> BuildResult:
    """Return the report with every page rendered for a site, or taken from the cache; without pages if it has errors.

    Problem: `bad-template`.
    """
    try:
        unprinted = add_lazy_pages(result, site, cache)
        for page in group_translations(unprinted.pages):
            page.text.digest  # noqa: B018 # it is printed, or found
    except UnprintableTemplateError as failure:
        return replace(result, problems=sort_problems((*result.problems, failure.problem)))
    return _with_files_of_pages(unprinted, cache)


def add_lazy_pages(result: BuildResult, site: Site = NOWHERE, cache: Cache | None = None) -> BuildResult:
    """Return the report with pages that are rendered when their text is needed.

    Then `UnprintableTemplateError` may be raised.
    """
    if errors(result.problems) or result.report is None:
        return result
    files = result.downloads.facts if result.downloads else {}
    generated = generated_pages(result.report, site, result.downloads, cache, result.stories)
    written = tuple(add_file_facts(page, files) for page in result.written)
    return replace(result, pages=tuple(replace_generated(generated, written)))


def _with_files_of_pages(result: BuildResult, cache: Cache | None) -> BuildResult:
    """The result with the files of the charts and pictures on its pages."""
    if result.downloads is None or result.report is None:
        return result
    downloads = result.downloads.with_files(chart_files(result.pages, result.downloads.release, cache))
    downloads = downloads.with_files(kept_chart_files(downloads.release, downloads.by_path))
    return replace(result, downloads=downloads.with_files(picture_files(result.report, result.pages, cache or Cache())))


def add_files(
    result: BuildResult, day: date, site: str = "", cache: Cache | None = None, *, quick: bool = False
) -> BuildResult:
    """Return the report with its downloads, released on a day at the address `site`, empty if unknown.

    With `quick`, for a preview, slow formats are left out.
    """
    if errors(result.problems) or result.report is None:
        return result
    release = Release.on(day, result.report, site)
    return replace(result, downloads=Downloads(release, exported_files(release, cache, quick=quick)))


def add_pdf(
    result: BuildResult,
    root: Path,
    day: date,
    site: str = "",
    cache: Cache | None = None,
    *,
    pdf: bool = True,
    markdown: MarkdownOptions | None = None,
) -> BuildResult:
    """Return the report with share cards and the PDF of each year. Pictures of its pages are below the folder `root`.

    `markdown` are the options for hand-written pages.

    Problems: `missing-glyph`, `missing-font`, `not-printable`, `unsettable-document`, `bad-template`.
    """
    if errors(result.problems) or result.report is None:
        return result
    inputs = PdfInputs(result.report, result.written, result.sources, day, site, root, cache or Cache(), pdf)
    inputs = replace(inputs, markdown=markdown or inputs.markdown)
    try:
        made, problems = build_pdfs(inputs)
    except UnprintableTemplateError as failure:
        made, problems = (), (failure.problem,)
    downloads = result.downloads or Downloads(Release.on(day, result.report, site), ())
    return replace(result, downloads=downloads.with_files(made), problems=sort_problems((*result.problems, *problems)))


def build_everything(
    root: Path,
    today: date,
    site: str = "",
    cache: Cache | None = None,
    *,
    pdf: bool = True,
    markdown: MarkdownOptions | None = None,
    rules: ContentRules = DEFAULT_RULES,
) -> BuildResult:
    """Return the report in a folder with all files, PDFs and pages for a site."""
    result = add_files(read_report(root, today, rules=rules), today, site, cache)
    made = add_pdf(result, root, today, site, cache, pdf=pdf, markdown=markdown)
    return add_pages(made, Site(site), cache)
