"""The hooks of MkDocs that make a site of the documentation as the forge shows it.

The forge shows files of the whole repository. The site has the folder docs/, the pages of ROOT_PAGES, and fonts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from bilan.cli.documentation_tables import tables_in
from bilan.documentation.generated_tables import with_tables

REPOSITORY = Path(__file__).parents[2]
FONTS = REPOSITORY / "generator/bilan/fonts"
ROOT_PAGES = {"README.md": "overview.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
LANGUAGES = {"fr": "Français", "ar": "العربية"}
READMES = {"fr": "Modifier un chiffre, ajouter une année", "ar": "تغيير رقم، إضافة سنة"}  # their names in the menu
SEARCH = {"en": "Search", "fr": "Rechercher", "ar": "بحث"}
_LINK = re.compile(r"(?P<image>!?)\[(?P<words>(?:\[[^\]]*\]|[^\[\]])*)\]\((?P<path>[^\s#)]+)(?P<anchor>#[^\s)]*)?\)")
_CODE = re.compile(r"(^```.*?^```$|^    .*?$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
_MERMAID = re.compile(r"```mermaid\n(.*?)```\n", re.DOTALL)
_ARROW = re.compile(r"^  (\w+) --> (\w+)$", re.MULTILINE)
_ITEM = re.compile(r"\d+\. |- ")
_LATIN = re.compile(r"[A-Za-z_][\w./-]*(?:[ ,]+[A-Za-z_][\w./-]*)*")
_EMPTY_HEADING = re.compile(r"<th( [^>]*)?></th>")
_TRANSLATION = re.compile(r"\A<!-- translation of .*?-->\n")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add a menu and a link for each language that has pages: a README first, then the order of the English pages."""
    folder = Path(config.docs_dir)
    config.extra["alternate"] = [{"name": "English", "link": "./", "lang": "en"}]
    assert config.nav is not None
    order = ["README.md", *_pages_of(config.nav)]
    for language, name in LANGUAGES.items():
        pages = [f"{language}/{page}" for page in order if (folder / language / page).is_file()]
        translated = [{READMES[language]: page} if page.endswith("README.md") else page for page in pages]
        if translated:
            config.nav.append({name: translated})
            config.extra["alternate"].append({"name": name, "link": f"{language}/", "lang": language})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is outside docs/: pages of the top folder, style sheet and fonts."""
    outside = {page: REPOSITORY / name for name, page in ROOT_PAGES.items()}
    outside |= {f"assets/fonts/{font.name}": font for font in FONTS.glob("*.woff2")}
    outside["assets/fonts.css"] = FONTS / "fonts.css"
    for own in ("documentation.css", "documentation.js"):
        outside[f"assets/{own}"] = Path(__file__).with_name(own)
    for address, path in outside.items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, files: Files, **_: object) -> str:
    """Return the page with its tables, links that lead to pages of the site, and its diagram as a table, not a script."""
    written = next(
        (name for name, address in ROOT_PAGES.items() if address == page.file.src_uri), f"docs/{page.file.src_uri}"
    )
    text = _MERMAID.sub(_as_table, _TRANSLATION.sub("", _complete(markdown, _language(page))))
    linked = (
        part if _CODE.fullmatch(part) else _LINK.sub(lambda link: _link_on_site(link, written, page, files), part)
        for part in _CODE.split(text)
    )
    return _with_wide_lists("".join(linked))


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Return the page without headings that say nothing; names of files keep their direction in an Arabic menu.

    A menu has the words of a heading without their markup. A cell without words, as in the corner of a table, heads nothing
    (WCAG 1.3.1).
    """
    if _language(page) == "ar":
        page.title = _isolated(str(page.title))
        entries = [*page.toc]
        while entries:
            entry = entries.pop()
            entry.title = _isolated(entry.title)
            entries += entry.children
    return _EMPTY_HEADING.sub(r"<td\1></td>", html)


def on_nav(nav: Navigation, **_: object) -> Navigation:
    """The pages of a language follow each other, and lead to no page of another language."""
    for page in nav.pages:
        before = page.previous_page
        if before and _language(before) != _language(page):
            before.next_page = page.previous_page = None
    return nav


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Show a page with the words, the direction and the menu of its language, and links to its translations."""
    language = _language(page)
    config.theme["language"] = language
    for alternate in config.extra["alternate"]:
        alternate["link"] = _address_in(alternate["lang"], page, Path(config.docs_dir))
    titles = {LANGUAGES[code]: code for code in LANGUAGES}
    sections = {titles.get(item.title or "", ""): item for item in nav.items if isinstance(item, Section)}
    english = [item for item in nav.items if item.title not in titles]
    items = sections[language].children if language in sections else english
    context["nav"] = Navigation(items, [one for one in nav.pages if _language(one) == language])
    return context


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Name the dialog of the search for those who hear the page (WCAG 4.1.2)."""
    name = SEARCH[_language(page)]
    return output.replace(
        'data-md-component="search" role="dialog"', f'data-md-component="search" role="dialog" aria-label="{name}"'
    )


def _complete(markdown: str, language: str) -> str:
    """A translation with its tables, which an English page has."""
    return markdown if language == "en" else with_tables(markdown, tables_in(language))


def _link_on_site(link: re.Match[str], written: str, page: Page, files: Files) -> str:
    """A link of the file `written`; one to a file that only the repository has becomes its words."""
    if "://" in link["path"] or link["path"].startswith("mailto:"):
        return link[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(written), link["path"]))
    address = ROOT_PAGES.get(target, target.removeprefix("docs/"))
    if (target in ROOT_PAGES or target.startswith("docs/")) and files.get_file_from_path(address):
        path = posixpath.relpath(address, posixpath.dirname(page.file.src_uri) or ".")
        return f"{link['image']}[{link['words']}]({path}{link['anchor'] or ''})"
    return str(link["words"]) if (REPOSITORY / target).exists() else link[0]


def _with_wide_lists(markdown: str) -> str:
    """Lists as Python-Markdown reads them: four spaces before what belongs to an item, an empty line after its paragraphs.

    On a forge two or three spaces are enough, and no empty line is needed.
    """
    lines, width, fenced, paragraphs = list[str](), 0, False, False
    for line in markdown.splitlines():
        item = None if fenced else _ITEM.match(line)
        if item:
            if width and paragraphs and lines[-1]:
                lines.append("")
            width, paragraphs = len(item[0]), paragraphs and width > 0
        elif line and not line.startswith(" " * width):
            width = 0
        paragraphs = paragraphs or not line
        fenced ^= line.lstrip().startswith("```")
        lines.append(" " * (4 - width) + line if width and line and not item else line)
    return "\n".join(lines) + "\n"


def _isolated(words: str) -> str:
    """Words with each run of Latin letters isolated from the direction around it (Unicode LRI and PDI)."""
    return _LATIN.sub("\u2066\\g<0>\u2069", words)


def _as_table(diagram: re.Match[str]) -> str:
    """The arrows of a flow chart as a table of what each package imports."""
    imported: dict[str, list[str]] = {}
    for source, target in _ARROW.findall(diagram[1]):
        imported.setdefault(source, []).append(f"`{target}`")
    rows = "".join(f"| `{source}` | {', '.join(targets)} |\n" for source, targets in imported.items())
    return f"| package | imports |\n|---|---|\n{rows}"


def _language(page: Page) -> str:
    folder = page.file.src_uri.partition("/")[0]
    return folder if folder in LANGUAGES else "en"


def _address_in(language: str, page: Page, folder: Path) -> str:
    """The address of the same page in a language; of the first page in that language, a README, if there is none."""
    own = _language(page)
    name = page.file.src_uri.removeprefix(f"{own}/")
    start = "./" if language == "en" else f"{language}/"
    if name in {"README.md", "overview.md"}:
        return "overview/" if language == "en" else start
    path = folder / ("" if language == "en" else language) / name
    return start.removeprefix("./") + page.file.url.removeprefix(f"{own}/") if path.is_file() else start


def _pages_of(nav: object) -> Iterator[str]:
    """The paths in the `nav` of mkdocs.yml, in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _pages_of(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _pages_of(item)
