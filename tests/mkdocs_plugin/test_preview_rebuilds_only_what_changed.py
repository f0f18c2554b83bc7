"""After a save, the preview shows what a full build would make, and renders only what changed."""

from __future__ import annotations

import logging
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from bilan.build_result import BuildResult
from bilan.mkdocs_plugin.plugin import BilanPlugin
from bilan.mkdocs_plugin.preview.preview_session import LIST, PreviewSession
from tests.architecture.walks import Calls
from tests.cache.edits import REPORT, edit, of_all_pages, of_texts, replaced

Folder = Callable[[dict[str, str | bytes]], Path]
Files = dict[str, bytes]


class Served:
    """The preview of a report as `mkdocs serve` runs it, without a port: each `save` is what a change of a file sets off."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
        plugin = config.plugins["bilan"]
        assert isinstance(plugin, BilanPlugin)
        self.plugin = plugin
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        server = LiveReloadServer(self._whole, "127.0.0.1", 8000, str(site))
        for path in (config.docs_dir, config.config_file_path):
            server.watch(path)
        self.server = config.plugins.on_serve(server, config=config, builder=self._whole)
        assert self.plugin.preview
        self.preview: PreviewSession = self.plugin.preview

    def _whole(self) -> None:
        build(load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site)))

    def save(self) -> None:
        """What the server does once files have changed."""
        self.server.builder()
        self.server._visible_epoch = self.server._wanted_epoch

    def asks(self, address: str) -> str:
        """What a browser is sent."""
        environment = {"PATH_INFO": address, "REQUEST_METHOD": "GET", "HTTP_HOST": "127.0.0.1:8000"}
        return b"".join(self.server.application(environment, lambda *_: None)).decode()  # type: ignore[arg-type, misc]

    @property
    def files(self) -> Files:
        self.asks("/search/search_index.json")
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}


@contextmanager
def _from_nothing(served: Served) -> Iterator[Files]:
    """The files of a preview of the same report that finds nothing made before."""
    kept, beside = dict(served.plugin.__dict__), served.site.parent
    (served.root / ".cache").rename(beside / "kept")
    yield Served(served.root, beside / "fresh").files
    shutil.rmtree(served.root / ".cache")
    (beside / "kept").rename(served.root / ".cache")
    shutil.rmtree(beside / "fresh")
    served.plugin.__dict__.clear()
    served.plugin.__dict__.update(kept)


@pytest.fixture
def served(folder: Folder, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Served:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return Served(folder(REPORT), tmp_path_factory.mktemp("served") / "site")


def test_after_any_edits_the_preview_equals_a_clean_build(served: Served) -> None:
    lot, bad = random.Random(5), 0
    for number in range(30):
        good = {path: path.read_bytes() for path in served.root.rglob("data/**/*.yml")}
        edit(served.root, lot)
        if lot.random() < 0.2:
            replaced(served.root, "data/2021/figures.yml", r"one: \d+", "one: 4.463")
        served.asks(lot.choice(["/", "/2021/", "/ar/data/", "/indicators/total/"]))
        served.save()
        if "bilan-problems" in served.asks("/"):
            bad += 1
            for path, data in good.items():
                path.write_bytes(data)
            served.save()
        if number % 10 == 9:
            with _from_nothing(served) as fresh:
                assert served.files == fresh
    assert bad
    assert served.preview.incremental_rebuilds > 15


def test_only_pages_that_change_are_rendered(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    before = served.files
    for change in of_texts("77"):
        served.asks("/2021/")
        replaced(served.root, *change)
        caplog.clear()
        with caplog.at_level(logging.INFO):
            served.save()
        after = served.files
        changed = [name for name, data in after.items() if name.endswith("index.html") and data != before[name]]
        rendered = int(caplog.text.partition("Built ")[2].split()[0])
        assert 0 < rendered <= len(changed), (change, changed)  # a page that was as it is now is found
        before = after
    assert served.preview.incremental_rebuilds == len(of_texts("77"))


def test_warnings_of_mkdocs_are_repeated_until_they_are_fixed(served: Served) -> None:
    replaced(served.root, "mkdocs.yml", r"\Z", "validation: {links: {anchors: warn}}\n")
    served.save()
    served.asks("/method/")
    replaced(served.root, "content/method.md", r"#figures", "#nowhere")
    replaced(served.root, "content/method.md", r"\Z", "\n[rien](nothing.md)\n")
    output = []
    for number in ("21", "22"):
        replaced(served.root, "data/2020/figures.yml", r"total: \d+", f"total: {number}")
        served.save()
        output.append(served.asks(f"/{LIST}"))
    assert all("nothing.md" in page and "#nowhere" in page for page in output)
    replaced(served.root, "content/method.md", r"\n\[rien.*\n", "")
    replaced(served.root, "content/method.md", r"#nowhere", "#figures")
    served.save()
    assert "nothing.md" not in served.asks(f"/{LIST}")
    assert "nowhere" not in served.asks(f"/{LIST}")
    assert served.preview.incremental_rebuilds == 3


def test_an_invalid_edit_leaves_the_site_and_its_fix_is_quick(served: Served) -> None:
    before = served.files
    replaced(served.root, "data/2021/figures.yml", r"one: \d+", "one: 4.463")
    served.save()
    assert "Write 4463." in served.asks("/2021/")
    assert served.files == before
    replaced(served.root, "data/2021/figures.yml", r"one: 4.463", "one: 6")
    served.save()
    assert "Write 4463." not in served.asks("/2021/")
    assert served.files == before
    assert served.preview.incremental_rebuilds == 1


def test_changed_settings_and_themes_rebuild_everything(served: Served) -> None:
    for change in of_all_pages("77"):
        replaced(served.root, *change)
        served.save()
    assert b"<p>77</p>" in served.files["2021/index.html"]
    assert b"Report 77" in served.files["2021/index.html"]
    assert served.preview.incremental_rebuilds == 0


@pytest.mark.parametrize(("asked", "again"), [("/2021/", False), ("/ar/2021/", True)])
def test_open_pages_are_built_first_and_no_old_page_remains(
    served: Served, monkeypatch: pytest.MonkeyPatch, asked: str, again: bool
) -> None:
    seen: list[tuple[str, int]] = []
    editions = served.plugin.build.report_builder

    def with_files(result: BuildResult, rest: Callable[[BuildResult], BuildResult] = editions.with_files) -> BuildResult:
        seen.append((served.asks("/2021/"), served.server._visible_epoch))
        served.asks(asked)
        return rest(result)

    monkeypatch.setattr(editions, "with_files", with_files)
    served.asks("/2021/")
    replaced(served.root, "data/2021/figures.yml", r"value: 10(.*)\n  one: 6", r"value: 17\1\n  one: 13")
    calls = Calls("A save in mkdocs serve, to the reloaded page")
    with calls.recorded():
        served.save()
    ((page, epoch),) = seen
    assert calls.out_of_order() == [], "docs/architecture.md describes the way of a save"
    assert 'value="17" data-figure="2021/total"' in page
    assert (served.server._visible_epoch > epoch) is again
    assert 'value="17" data-figure="2021/total"' in served.asks("/ar/2021/")


def test_a_new_edit_does_not_wait_for_the_previous_build(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = served.plugin.build.report_builder

    def with_files(result: BuildResult, rest: Callable[[BuildResult], BuildResult] = editions.with_files) -> BuildResult:
        served.server._want_rebuild = "one: 13" in (served.root / "data/2021/figures.yml").read_text()
        return rest(result)

    monkeypatch.setattr(editions, "with_files", with_files)
    served.asks("/2021/")
    replaced(served.root, "data/2021/figures.yml", r"value: 10(.*)\n  one: 6", r"value: 17\1\n  one: 13")
    served.save()
    assert 'value="17" data-figure="2021/total"' in served.asks("/2021/")
    assert 'value="10" data-figure="2021/total"' in served.asks("/ar/2021/")
    replaced(served.root, "data/2021/figures.yml", r"value: 17(.*)\n  one: 13", r"value: 18\1\n  one: 14")
    served.save()
    with _from_nothing(served) as fresh:
        assert served.files == fresh
    assert b'value="18" data-figure="2021/total"' in fresh["ar/2021/index.html"]
