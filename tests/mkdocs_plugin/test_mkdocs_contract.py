"""Each undocumented name of MkDocs, Material and Python-Markdown does what `mkdocs_contract` needs of it.

Where a test here fails after an update, its message says what breaks in Bilan. Change `mkdocs_contract` alone.
"""

from __future__ import annotations

import ast
import inspect
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any
from wsgiref.types import WSGIEnvironment

import material  # type: ignore[import-untyped]
import mkdocs.commands.serve
import mkdocs.livereload
import pytest
import yaml
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, _default_exclude, get_files
from mkdocs.structure.pages import Page, _RawHTMLPreprocessor
from mkdocs.utils import CountHandler

from bilan.editing.yaml_format import dump_tree, load_tree
from bilan.mkdocs_plugin import mkdocs_contract as contract
from bilan.mkdocs_plugin.page_building.raw_html_blocks import RawHtmlBlocks
from bilan.mkdocs_plugin.published import excluded_pages
from bilan.mkdocs_plugin.theme_assets.theme_css import COMPONENTS
from tests.conftest import ROOT

CODE = ROOT / "generator" / "bilan"
CONTRACT = CODE / "mkdocs_plugin" / "mkdocs_contract.py"
THEME = Path(material.__file__).parent / "templates"
OVERRIDES = CODE / "mkdocs_plugin" / "theme"

# What the contract imports from these modules, no other module may import from them.
UNDOCUMENTED_MODULES = ("mkdocs.commands", "mkdocs.livereload", "mkdocs.utils", "watchdog")
TYPES = {"LiveReloadServer", "TemplateContext"}  # documented arguments of plugin events
# Attributes of MkDocs' pages, plugins, log handlers and server that only the contract reads or sets.
UNDOCUMENTED_ATTRIBUTES = {"_content", "present_anchor_ids", "links_to_anchors", "counts", "observer", "build_delay"}
OF_PYTHON = {"_SubParsersAction", "_actions", "_choices_actions", "_value_"}  # argparse, as typeshed names it, and enum


@dataclass
class Site:
    """A small site of MkDocs' own theme, up to its menu."""

    config: MkDocsConfig
    files: Files
    out: Path
    events: list[str] = field(default_factory=list)

    def page(self, path: str) -> Page:
        file = self.files.get_file_from_path(path)
        assert file is not None
        return file.page or Page(None, file, self.config)

    def build(self, path: str) -> str:
        nav = contract.get_navigation(self.files, self.config)
        page = self.page(path)
        contract.build_page(page, self.config, self.files, nav, self.config.theme.get_env())
        return (self.out / page.file.dest_uri).read_text(encoding="utf-8")


class Recorder(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """A plugin that does one thing at one event, and notes the events of pages."""

    def __init__(self, events: list[str], **does: Callable[[MkDocsConfig], None]) -> None:
        self.events, self.does = events, does

    def on_config(self, config: MkDocsConfig) -> None:
        if "config" in self.does:
            self.does["config"](config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if "post_build" in self.does:
            self.does["post_build"](config)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        self.events.append("pre_page")
        return page

    def on_page_markdown(self, markdown: str, **_: Any) -> str:
        self.events.append("page_markdown")
        return markdown

    def on_page_content(self, html: str, **_: Any) -> str:
        self.events.append("page_content")
        return html

    def on_page_context(self, context: Any, **_: Any) -> Any:
        self.events.append("page_context")
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        self.events.append("post_page")
        return output


@pytest.fixture
def site(tmp_path: Path) -> Site:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n\n[gone](other.md#gone) [there](other.md#part)\n")
    (docs / "other.md").write_text("# Other\n\n## Part\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: S\ntheme: {name: mkdocs}\nplugins: []\nvalidation: {links: {anchors: warn}}\nnav: [index.md, other.md]\n"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))
    made = Site(config, get_files(config), tmp_path / "site")
    config.plugins["recorder"] = Recorder(made.events)
    return made


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    yield made
    made.server_close()


# MkDocs: building


def test_one_page_is_built_through_all_its_events(site: Site) -> None:
    html = site.build("index.md")
    assert "Home" in html, "no page of a report is written: PageFile.copy_file builds each with build_page"
    expected = ["pre_page", "page_markdown", "page_content", "page_context", "post_page"]
    assert site.events == expected, "Bilan does its work at these events; a page would miss metadata, marks or its language"


def test_build_site_runs_the_whole_build(site: Site) -> None:
    contract.build_site(site.config)
    assert (site.out / "other/index.html").exists(), "`bilan check` builds the site to find what `mkdocs build` would find"


def test_a_build_that_is_stopped_leaves_the_site_alone(site: Site) -> None:
    site.out.mkdir()
    (site.out / "old.html").write_text("old")
    site.config.plugins["stop"] = Recorder([], config=lambda _: contract.stop_without_building())
    with pytest.raises(SystemExit) as stopped:
        contract.build_site(site.config)
    assert stopped.value.code == 0, "`mkdocs build` fails where nothing changed"
    assert (site.out / "old.html").exists(), "`mkdocs build` empties the site where nothing changed"


@pytest.mark.parametrize("cleared", [True, False])
def test_warnings_can_be_reset_in_a_strict_build(site: Site, cleared: bool) -> None:
    def warns(_: MkDocsConfig) -> None:
        contract.LOGGER.warning("a warning")
        if cleared:
            contract.clear_warning_count()

    site.config.strict = True
    site.config.plugins["warns"] = Recorder([], post_build=warns)
    if cleared:
        contract.build_site(site.config)  # else a preview with `strict: true` stops at the first warning
    else:
        with pytest.raises(Abort):
            contract.build_site(site.config)


def test_only_warnings_of_the_handler_of_mkdocs_are_reset() -> None:
    handler = CountHandler()
    contract.LOGGER.addHandler(handler)
    try:
        contract.LOGGER.warning("a warning")
        assert handler.get_counts()
        contract.clear_warning_count()
        assert not handler.get_counts(), "a preview with `strict: true` stops at the first warning"
    finally:
        contract.LOGGER.removeHandler(handler)


def test_the_context_of_a_page_without_markdown_has_what_the_theme_reads(site: Site) -> None:
    nav = contract.get_navigation(site.files, site.config)
    context = contract.template_context(nav, site.files, site.config, base_url="/base")
    assert (context["nav"], context["config"], context["base_url"]) == (nav, site.config, "/base"), (
        "the page for addresses that do not exist has no menu, in every language but the default"
    )


def test_a_menu_makes_the_pages_of_its_files(site: Site) -> None:
    nav = contract.get_navigation(site.files, site.config)
    paths = [page.file.src_uri for page in nav.pages]
    assert paths == ["index.md", "other.md"], "a language has no menu: localized_site makes one for each"


def test_front_matter_is_split_from_its_page() -> None:
    body, values = contract.split_front_matter("---\nicon: material/home\n---\n# Title\n")
    assert (body.strip(), values) == ("# Title", {"icon": "material/home"}), "menus lose the icons of hand-written pages"


def test_addresses_are_relative_to_the_page(site: Site) -> None:
    page = site.page("other.md")
    assert contract.normalize_url("assets/a.css", page) == "../assets/a.css", "style sheets and scripts are not found"
    assert contract.normalize_url("assets/a.css", base="/base") == "/base/assets/a.css", "the 404 page has no styles"


def test_the_time_of_a_build_is_that_of_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    made = contract.get_build_timestamp(pages=[site.page("other.md")])
    assert made == 1795478400, "sitemap.xml.gz has other bytes in each build"


def test_methods_of_a_plugin_can_be_taken_from_an_event(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: S\ntheme: {name: material}\nplugins: [search]\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    search = next(config.plugins[name] for name in contract.SEARCH_PLUGINS if name in config.plugins)
    other = Recorder([])
    config.plugins["other"] = other

    def plugins() -> list[object]:
        return [getattr(method, "__self__", None) for method in config.plugins.events["page_context"]]

    assert plugins() == [search, other], "Material's search reads pages at another event: each page is in its index twice"
    contract.remove_event_methods(config, "page_context", contract.SEARCH_PLUGINS)
    assert plugins() == [other], "Material's search parses every page again, which takes longer than to build them"


# MkDocs: anchors


def test_anchors_and_links_to_them_are_found_and_checked(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("index.md", "other.md"):
        site.build(path)
    index, other = site.page("index.md"), site.page("other.md")
    assert {"part"} <= contract.page_anchors(other), "links to headings of hand-written pages are told as broken"
    assert contract.anchor_links(index) == {other.file: {"gone": "other.md#gone", "part": "other.md#part"}}, (
        "a page from the cache is not checked for links to anchors that are gone"
    )
    warned = _warned(index, site, caplog)
    assert len(warned) == 1
    named = re.match(contract.PAGE_WARNING, warned[0])
    assert named is not None and named[1] == "index.md", "a warning is shown without the line of the page it is about"


def test_anchors_of_a_cached_page_are_passed_to_mkdocs(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    index, other = site.page("index.md"), site.page("other.md")
    assert (contract.page_anchors(index), contract.anchor_links(index)) == (set(), {})
    contract.set_page_anchors(other, ["part"])
    contract.set_anchor_links(index, {other.file: {"gone": "other.md#gone", "part": "other.md#part"}})
    assert len(_warned(index, site, caplog)) == 1, "links of pages from the cache to anchors are not checked"
    contract.set_anchor_links(index, None)
    assert not _warned(index, site, caplog), "a preview tells a link as broken that was repaired"


def _warned(page: Page, site: Site, caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.clear()
    with caplog.at_level(logging.WARNING, "mkdocs"):
        contract.check_anchor_links(page, site.config)
    return [record.getMessage() for record in caplog.records]


def test_excluded_files_are_those_that_mkdocs_excludes() -> None:
    patterns = {pattern.pattern for pattern in _default_exclude.patterns}
    excluded = excluded_pages(MkDocsConfig(), drafts=False)
    assert patterns == {".*", "/templates/"}, "published.py knows other patterns: a page is checked that is not published"
    assert excluded(".hidden.md") and excluded("templates/a.md") and not excluded("a/templates/a.md")


def test_pages_and_downloads_need_no_file_on_disk(site: Site) -> None:
    file = File("a/b.md", None, site.config.site_dir, use_directory_urls=True)
    file.generated_by = "bilan"
    assert (file.abs_src_path, file.edit_uri) == (None, None), (
        "generated pages get a link to edit a file that does not exist"
    )


# MkDocs: the server of a preview


def _epoch(server: LiveReloadServer) -> int:
    """The version that a browser gets when it requests the newest."""
    server.poll_response_timeout = 0
    environ: WSGIEnvironment = {"PATH_INFO": "/livereload/0/1", "REQUEST_METHOD": "GET"}
    return int(b"".join(server.serve_request(environ, lambda *_: None)))


def test_browsers_see_a_new_version_when_they_are_released(server: LiveReloadServer) -> None:
    before = _epoch(server)
    contract.reload_browsers(server)
    assert _epoch(server) == before, "a browser loads its page while it is being built"
    contract.release_waiting_browsers(server)
    assert _epoch(server) > before, "a browser shows the old page until the whole site is built, or for ever"


def test_a_change_is_seen_and_rebuilt_by_the_function_that_was_set(server: LiveReloadServer, tmp_path: Path) -> None:
    rebuilt, seen_again = Event(), []

    def rebuild() -> None:
        if rebuilt.is_set():
            return
        (tmp_path / "b.txt").write_text("b")
        for _ in range(3000):
            if contract.is_rebuild_due(server):
                seen_again.append(True)
                break
            Event().wait(0.01)
        rebuilt.set()

    contract.poll_files(server, 0.01, 0.01)
    assert contract.full_rebuild(server) is not rebuild
    contract.set_rebuild(server, rebuild)
    assert contract.full_rebuild(server) is rebuild, "a full build does not run when a save needs it"
    server.watch(str(tmp_path))
    server.observer.start()
    loop = Thread(target=server._build_loop, daemon=True)
    loop.start()
    (tmp_path / "a.txt").write_text("a")
    try:
        assert rebuilt.wait(60), "a preview does not rebuild after a save, or fails at the first error"
        assert seen_again, "a preview finishes a build that the next save has made useless"
    finally:
        server.shutdown()
        loop.join(60)


def test_the_polling_interval_can_be_set(server: LiveReloadServer) -> None:
    contract.poll_files(server, 0.25, 0.125)
    assert (server.observer.timeout, server.build_delay) == (0.25, 0.125), "a save is shown half a second later"
    assert "self.build_delay" in inspect.getsource(LiveReloadServer._build_loop), "a save is shown later"


def test_the_address_is_written_as_mkdocs_writes_it() -> None:
    assert contract.serve_url("127.0.0.1", 8000, "fr") == "http://127.0.0.1:8000/fr/", "`mkdocs serve` shows a wrong address"


@pytest.mark.parametrize("words", contract.SERVER_MESSAGES)
def test_the_server_logs_its_address_in_these_words(words: str) -> None:
    source = inspect.getsource(mkdocs.livereload) + inspect.getsource(mkdocs.commands.serve)
    assert f'"{words}' in source or f"'{words}" in source, "the terminal of a preview does not show its address"


def test_mkdocs_logs_under_these_names() -> None:
    assert contract.LOGGER.name == "mkdocs"
    assert mkdocs.livereload.log.logger.name == contract.SERVER_LOGGER, "a preview lists failed requests as problems"
    assert mkdocs.commands.build.log.parent is contract.LOGGER, "a build hears no warnings, and is strict for none"


# Python-Markdown


@pytest.mark.parametrize(
    "extensions",
    [
        ["fenced_code", "admonition", "attr_list", "tables", "footnotes", "toc", "meta", "md_in_html"],
        ["pymdownx.superfences"],
    ],
)
def test_html_blocks_are_removed_between_these_steps(extensions: list[str]) -> None:
    md = Markdown(extensions=[*extensions, RawHtmlBlocks()])
    _RawHTMLPreprocessor()._register(md)
    before, after = md.preprocessors, md.postprocessors
    place = before.get_index_for_name
    assert place(contract.NORMALIZE_WHITESPACE) == 0, "text with tabs or carriage returns is converted wrongly"
    assert type(before[contract.NORMALIZE_WHITESPACE]).__module__ == RawHtmlBlocks.__module__, "blocks are read tag by tag"
    if "fenced_code" in extensions:
        assert place("fenced_code_block") < place("whole_blocks"), "HTML that is shown as code becomes a part of the page"
    assert place("whole_blocks") < place("mkdocs_raw_html") < place("html_block"), "each block is parsed twice more, slowly"
    assert md.parser.blockprocessors.get_index_for_name("whole_blocks") == 0, "what stands for a block is read as Markdown"
    assert after.get_index_for_name("whole_blocks") == after.get_index_for_name("raw_html") + 1, (
        "a block within stashed HTML is not put back: readers see a sign in its place"
    )


@pytest.mark.parametrize(
    ("registry", "name", "priority"),
    [
        ("preprocessors", contract.NORMALIZE_WHITESPACE, contract.NORMALIZE_WHITESPACE_PRIORITY),
        ("preprocessors", "fenced_code_block", contract.FENCED_CODE_PRIORITY),
        ("preprocessors", "mkdocs_raw_html", contract.RAW_HTML_ANCHORS_PRIORITY),
        ("blockprocessors", "admonition", contract.FIRST_BLOCK_PRIORITY),
        ("postprocessors", "raw_html", contract.STASHED_HTML_PRIORITY),
    ],
)
def test_markdown_steps_have_these_priorities(registry: str, name: str, priority: float) -> None:
    md = Markdown(extensions=["fenced_code", "admonition"])
    _RawHTMLPreprocessor()._register(md)
    steps: Any = md.parser.blockprocessors if registry == "blockprocessors" else getattr(md, registry)
    found = [item.priority for item in steps._priority if item.name == name]
    assert found == [priority], f"RawHtmlBlocks puts its steps around {name} by its priority; they would be in another order"


# Material


def test_the_style_sheets_of_the_theme_have_these_names() -> None:
    sheets = [path.relative_to(THEME).as_posix() for path in THEME.glob("assets/stylesheets/*.css")]
    for prefix in (contract.PALETTE_STYLES, contract.MAIN_STYLES):
        assert len([sheet for sheet in sheets if sheet.startswith(prefix)]) == 1, (
            "the theme's sheet is sent unpruned (+47 kB)"
        )
    assert len(sheets) == 2, "a new sheet of Material is not pruned"


@pytest.mark.parametrize("part", COMPONENTS, ids=lambda part: part.classes)
def test_each_component_that_is_pruned_is_in_the_theme(part: Any) -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in THEME.glob(f"{contract.MAIN_STYLES}*css"))
    for name in re.split(r"\|(?![^(]*\))", part.classes):
        assert re.search(rf"\.(?:{name})(?![\w-])", css), f"Material has no class {name} any more: remove it from COMPONENTS"


def test_unpublished_theme_files_are_in_these_folders() -> None:
    maps = [path for folder in contract.SOURCE_MAP_FOLDERS for path in (THEME / folder).rglob("*.map")]
    assert maps, "Material ships no source maps any more: theme_pruning can be shorter"
    assert all(
        any(path.is_relative_to(THEME / folder) for folder in contract.SOURCE_MAP_FOLDERS) for path in THEME.rglob("*.map")
    )
    assert list((THEME / contract.STEMMERS).rglob(contract.STEMMER_SUPPORT)), (
        "the search of French and Arabic does not start"
    )
    assert list((THEME / contract.STEMMERS).rglob("lunr.ar.min.js")), "all 30 languages of the search are in each site"


def test_the_search_requests_these_segmenters() -> None:
    (worker,) = (THEME / "assets/javascripts/workers").glob("search.*.min.js")
    code = worker.read_text(encoding="utf-8")
    for language, name in contract.SEGMENTERS.items():
        assert f'"{language}"' in code and name in code, f"the search of “{language}” asks for a file that was removed"
        assert list((THEME / contract.STEMMERS).rglob(name)), f"Material has no {name} any more"


def test_the_search_plugin_writes_its_index_here() -> None:
    from material.plugins.search import plugin  # type: ignore[import-untyped]

    assert f'"{contract.SEARCH_INDEX.rpartition("/")[2]}"' in inspect.getsource(plugin), (
        "split_index finds no index, and no language can be searched"
    )


def test_the_blocks_that_our_template_fills_are_in_the_theme() -> None:
    ours, theirs = (
        (folder / name).read_text(encoding="utf-8") for folder, name in ((OVERRIDES, "bilan.html"), (THEME, "base.html"))
    )
    blocks = re.findall(r"{%-? block (\w+) -?%}", ours)
    assert len(blocks) >= 7
    assert set(blocks) <= set(re.findall(r"{%-? block (\w+) -?%}", theirs)), "what our bilan.html puts there is on no page"


@pytest.mark.parametrize(
    ("template", "words", "breaks"),
    [
        ("partials/search.html", 'role="dialog"', "the search is a dialog without a name (WCAG 4.1.2)"),
        ("base.html", '"base": base_url', "each language is searched in the index of the default one"),
        ("base.html", "workers/search.", "numbers and Arabic words are found only as they are written"),
        ("base.html", 'include "partials/nav.html"', "our menu is not used"),
        ("base.html", 'include "partials/footer.html"', "our footer is not used"),
        ("partials/footer.html", 'include "partials/copyright.html"', "the imprint is missing"),
        ("partials/header.html", 'include "partials/logo.html"', "the name of the institution is missing"),
        ("partials/header.html", 'include "partials/alternate.html"', "readers cannot change the language"),
    ],
)
def test_the_theme_has_what_our_templates_replace(template: str, words: str, breaks: str) -> None:
    assert words in (THEME / template).read_text(encoding="utf-8"), breaks


# Other libraries, each used in one module


def test_ruamel_takes_every_scalar_for_text() -> None:
    text = "a: no\nb: 0o17\nc: 012\nd: 2021-01-02\n"
    assert dump_tree(load_tree(text)) == text, "`bilan format` and the form write another value than was typed"
    assert load_tree(text)["a"] == "no"


def test_the_parser_of_yaml_in_c_gives_events() -> None:
    events = yaml.CSafeLoader("a: no")
    kinds = [type(events.get_event()) for _ in range(4)]
    assert kinds[-1] is yaml.ScalarEvent, "no file of a report can be read"


# No other module


def _modules() -> Iterable[tuple[str, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        if path != CONTRACT:
            yield path.relative_to(CODE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _defined(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            yield node.attr


def _private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def test_no_other_module_uses_private_names_of_libraries() -> None:
    trees = list(_modules())
    own = {name for _, tree in trees for name in _defined(tree)} | OF_PYTHON
    used = [
        (path, node.lineno, node.attr)
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (node.attr in UNDOCUMENTED_ATTRIBUTES or (_private(node.attr) and node.attr not in own))
    ]
    imported = [
        (path, node.lineno, alias.name)
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("bilan")
        for alias in node.names
        if _private(alias.name)
    ]
    assert [*used, *imported] == [], "use or add a function of mkdocs_contract"


def test_no_other_module_imports_what_mkdocs_does_not_document() -> None:
    found = [
        (path, node.lineno, alias.name)
        for path, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(UNDOCUMENTED_MODULES)
        for alias in node.names
        if alias.name not in TYPES
    ]
    assert found == [], "import it from mkdocs_contract"


def test_no_other_module_changes_events_or_the_rebuild() -> None:
    found = [
        (path, node.lineno)
        for path, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (ast.unparse(node).endswith("plugins.events") or ast.unparse(node) == "server.builder")
    ]
    assert found == [], "use or add a function of mkdocs_contract"


def test_the_preview_is_started_with_the_settings_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`bilan serve` hands the file and the address to the command of MkDocs, and returns its exit code."""
    handlers = contract.LOGGER.handlers.copy()
    assert contract.serve_site(tmp_path / "none.yml", "127.0.0.1:0") == 2
    assert "none.yml" in capsys.readouterr().err
    assert contract.LOGGER.handlers == handlers, "a handler of a finished command writes to a closed stream"


def test_every_name_of_the_contract_is_tested_here_and_used() -> None:
    tree = ast.parse(CONTRACT.read_text(encoding="utf-8"))
    names = {name for name in _defined(ast.Module([*tree.body], [])) if name.isupper()}
    names |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} | set(contract.__all__)
    here = Path(__file__).read_text(encoding="utf-8")
    used = "".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py") if path != CONTRACT)
    assert len(names) > 30
    assert {name for name in names if f"contract.{name}" not in here} == set(), "untested"
    assert {name for name in names if not re.search(rf"\b{name}\b", used)} == set(), "unused"
