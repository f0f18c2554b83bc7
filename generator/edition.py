"""The whole way in one call: a folder is read and checked, its pages are printed. What the plugin and the commands use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.checked import Checked, checked
from generator.derive.languages import languages
from generator.exports.file import File
from generator.exports.formats import exported
from generator.exports.offer import Offer
from generator.exports.release import Release
from generator.keeping.store import Store
from generator.language.language import Language
from generator.markdown.addresses import NOWHERE, Site
from generator.markdown.environment import UnprintableTemplateError
from generator.markdown.options import MarkdownOptions
from generator.pages.attached import with_sizes
from generator.pages.chart_files import chart_files
from generator.pages.content import replacing
from generator.pages.content_rules import DEFAULT_RULES, ContentRules
from generator.pages.kept_charts import kept_chart_files
from generator.pages.printing import generated_pages
from generator.pages.sheet import Page, side_by_side
from generator.paper.making import papers
from generator.paper.workshop import Workshop
from generator.problems import errors, in_order
from generator.reading.memory import Memory


@dataclass(frozen=True, slots=True)
class Edition(Checked):
    """A report with what is made of it, once it is made: `pages` are all of its pages and `offer` what goes beside them."""

    pages: tuple[Page, ...] = ()
    offer: Offer | None = None

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of its report, the default first; none where there is no report."""
        return languages(self.report) if self.report else ()

    @property
    def files(self) -> tuple[File, ...]:
        """The files that go beside the pages."""
        return self.offer.files if self.offer else ()


def read_edition(
    root: Path, today: date, *, rules: ContentRules = DEFAULT_RULES, drafts: bool = False, memory: Memory | None = None
) -> Edition:
    """The report in a folder, read and checked (`generator.checked`), of which nothing is made yet."""
    read = checked(root, today, rules=rules, drafts=drafts, memory=memory)
    return Edition(read.report, read.written, read.problems, read.sources)


def with_pages(edition: Edition, site: Site = NOWHERE, store: Store | None = None) -> Edition:
    """The edition with every page printed for a site, or found in the store; one that has errors has no pages.

    Problem: `bad-template`.
    """
    try:
        unprinted = with_unprinted(edition, site, store)
        for page in side_by_side(unprinted.pages):
            page.text.digest  # noqa: B018 # it is printed, or found
    except UnprintableTemplateError as failure:
        return replace(edition, problems=in_order((*edition.problems, failure.problem)))
    return _with_charts(unprinted, store)


def with_unprinted(edition: Edition, site: Site = NOWHERE, store: Store | None = None) -> Edition:
    """The edition with every page, each printed when its text is asked for (`UnprintableTemplateError` if it cannot be)."""
    if errors(edition.problems) or edition.report is None:
        return edition
    sizes = {file.path: file.size for file in edition.files}
    generated = generated_pages(edition.report, site, edition.offer, store)
    return replace(edition, pages=tuple(with_sizes(replacing(generated, edition.written), sizes)))


def _with_charts(edition: Edition, store: Store | None) -> Edition:
    if edition.offer is None:
        return edition
    offer = edition.offer.with_files(chart_files(edition.pages, edition.offer.release, store))
    return replace(edition, offer=offer.with_files(kept_chart_files(offer.release, offer.by_path)))


def with_files(edition: Edition, day: date, site: str = "", store: Store | None = None, *, quick: bool = False) -> Edition:
    """The edition with every file that goes beside its pages, released on a day at the address `site` (empty: not known).

    With `quick`, for a preview, those that take time are left out.
    """
    if errors(edition.problems) or edition.report is None:
        return edition
    release = Release.on(day, edition.report, site)
    return replace(edition, offer=Offer(release, exported(release, store, quick=quick)))


def with_paper(
    edition: Edition,
    root: Path,
    day: date,
    site: str = "",
    store: Store | None = None,
    *,
    pdf: bool = True,
    markdown: MarkdownOptions | None = None,
) -> Edition:
    """The edition with cards and the PDF of each year among its files; pictures of its pages lie below the folder `root`.

    `markdown` is how hand-written pages are converted, the default options unless said otherwise.

    Problems: `missing-glyph`, `missing-font`, `not-printable`, `unsettable-document`, `bad-template`.
    """
    if errors(edition.problems) or edition.report is None:
        return edition
    shop = Workshop(edition.report, edition.written, edition.sources, day, site, root, store or Store(None), pdf)
    shop = replace(shop, markdown=markdown or shop.markdown)
    try:
        made, problems = papers(shop)
    except UnprintableTemplateError as failure:
        made, problems = (), (failure.problem,)
    offer = edition.offer or Offer(Release.on(day, edition.report, site), ())
    return replace(edition, offer=offer.with_files(made), problems=in_order((*edition.problems, *problems)))


def whole_edition(
    root: Path,
    today: date,
    site: str = "",
    store: Store | None = None,
    *,
    pdf: bool = True,
    markdown: MarkdownOptions | None = None,
    rules: ContentRules = DEFAULT_RULES,
) -> Edition:
    """The report in a folder with all that is made of it for a site: files, documents and pages."""
    edition = with_files(read_edition(root, today, rules=rules), today, site, store)
    made = with_paper(edition, root, today, site, store, pdf=pdf, markdown=markdown)
    return with_pages(made, Site(site), store)
