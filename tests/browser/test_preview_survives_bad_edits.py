"""`mkdocs serve` lives through whatever is saved: problems lie over the last good page, and go with the next good save."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.serving import Serving
from tests.build_process import run_build

Folder = Callable[[dict[str, str | bytes]], Path]

FIGURES = "data/2021/figures.yml"
OVER = "bilan-problems"


def test_edits_and_errors_and_fixes_appear_in_the_browser(folder: Folder, browser: Browser) -> None:
    root = folder({})
    figures = root / FIGURES
    with Serving(root) as preview:
        page = browser.new_page()
        page.goto(preview.address + "/2021/")
        one = page.locator('data[data-figure="2021/one"]').first
        figures.write_text(figures.read_text().replace("one: 6", "one: 7").replace("value: 10", "value: 11"))
        expect(one).to_have_text("7")
        good = figures.read_text()
        figures.write_text(good.replace("one: 7", "one: 4.463"))
        overlay = page.locator(f".{OVER}")
        expect(overlay).to_contain_text(f"{FIGURES}:4:8")
        expect(overlay).to_contain_text("one: 4.463")
        expect(overlay).to_contain_text("Write 4463.")
        expect(overlay.get_by_role("link")).to_have_attribute("href", f"vscode://file{figures}:4:8")
        expect(one).to_have_text("7")
        figures.write_text(good)
        expect(overlay).to_have_count(0)
        page.close()


def test_each_figure_links_to_its_line(folder: Folder, browser: Browser) -> None:
    root = folder({"data/2021/figures.yml": "source: review\nfigures:\n  one: 6\n  two: {status: missing}\n"})
    with Serving(root) as preview:
        page = browser.new_page()
        page.goto(preview.address + "/2021/")
        addresses = page.locator("a.edit-mark").evaluate_all("marks => marks.map(mark => mark.getAttribute('href'))")
        page.close()
    assert set(addresses) == {f"vscode://file{root / FIGURES}:{line}:3" for line in (3, 4)}


def test_a_report_with_errors_at_the_start_can_be_fixed(folder: Folder) -> None:
    root = folder({FIGURES: "source: review\nfigures: {one: 4.463}\n"})
    with Serving(root) as preview:
        assert OVER in preview.page("/")
        assert OVER in preview.page("/2021/")
        (root / FIGURES).write_text("source: review\nfigures: {one: 17}\n")
        assert ">17</data>" in preview.until("/2021/", OVER, gone=True)


def test_errors_in_settings_and_templates_show_over_the_last_good_page(folder: Folder) -> None:
    settings = "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false, custom_dir: over}\nplugins: [search, bilan]\n"
    root = folder({"mkdocs.yml": settings, "over/partials/copyright.html": "<p>ours</p>"})
    with Serving(root) as preview:
        assert "<p>ours</p>" in preview.page("/2021/")
        for file, broken, output in (
            ("mkdocs.yml", "themo: [\n", "mkdocs.yml"),
            ("mkdocs.yml", settings + "plugin: []\nstrict: true\n", "plugin"),
            ("over/partials/copyright.html", "<p>\n{{ x.y.z }}</p>", "copyright.html:2"),
        ):
            good = (root / file).read_text()
            (root / file).write_text(broken)
            assert output in preview.until("/2021/", "build-failed")
            assert "2021/one" in preview.page("/2021/")
            (root / file).write_text(good)
            preview.until("/2021/", OVER, gone=True)


def test_warnings_are_listed_on_a_page_and_counted_on_every_page(folder: Folder) -> None:
    page = "# A {#top}\n\nIl y a 17 actes, [voir](nowhere.md).\n"
    settings = (
        "site_name: R\ndocs_dir: content\nstrict: true\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n"
    )
    with Serving(folder({"content/about.md": page, "mkdocs.yml": settings})) as preview:
        assert "2 warnings" in preview.page("/2021/")
        listed = preview.page("/preview-problems.html")
        assert "content/about.md:3:8" in listed
        assert "nowhere.md" in listed
        assert preview.output.count("\n") == 3  # what MkDocs warns of, the build, the address


def test_drafts_are_shown_and_marked(folder: Folder) -> None:
    draft = {"data/2022/year.yml": "status: draft\n", "data/2022/figures.yml": "source: review\nfigures: {one: 77}\n"}
    with Serving(folder({**draft})) as preview:
        assert 'class="draft-banner"' in preview.page("/2022/")
        assert 'class="draft-banner"' not in preview.page("/2021/")
        assert preview.page("/indicators/one/").count('class="draft-mark"') > 0
        assert 'class="draft-mark"' not in preview.page("/2021/")


def test_new_years_appear_and_deleted_years_disappear(folder: Folder) -> None:
    root = folder({})
    with Serving(root) as preview:
        shutil.copytree(root / "data/2021", root / "data/2022")
        preview.until("/2022/", 'data-figure="2022/one"')
        (root / "data/2022").rename(root / "data/2023")
        preview.until("/2023/", 'data-figure="2023/one"')
        shutil.rmtree(root / "data/2023")
        preview.until("/2023/", 'data-figure="2023/one"', gone=True)
        assert 'data-figure="2021/one"' in preview.page("/2021/")


def _edited(random_: random.Random, text: str) -> str:
    """A text with a typical mistake: cut off, a line missing, repeated or moved, a sign added, a number changed."""
    lines = text.splitlines(keepends=True)
    at = random_.randrange(len(lines) + 1)
    sign = random_.choice(["\t", "4.463", ":", "[", "{", '"', "- ", "é", "\x00", "{{", "# ", "&a "])
    spot = random_.randrange(len(text) + 1)
    return random_.choice(
        [
            text[:spot],
            "".join(lines[:at] + lines[at + 1 :]),
            "".join(lines[:at] + lines[at : at + 1] * 2 + lines[at + 1 :]),
            text[:spot] + sign + text[spot:],
            text.replace("6", str(random_.randrange(10)), 1),
            "",
        ]
    )


def _go_on(random_: random.Random, preview: Serving, before: int) -> None:
    """The next edit comes at once, after one more answer of the server, or when the site of this one is shown."""
    moment = random_.choice(["at once", "answered", "shown"])
    if moment != "at once":
        preview.version(after=before if moment == "shown" else 0)


def test_after_two_hundred_edits_the_server_equals_a_build(folder: Folder) -> None:
    root = folder({"content/index.md": '# Accueil {#top}\n\n{{ figure("one") }} et {{ key_figures() }}.\n'})
    files = ("data/report.yml", "data/indicators.yml", "data/sources.yml", FIGURES, "content/index.md", "mkdocs.yml")
    good = {root / file: (root / file).read_text() for file in files}
    random_ = random.Random(3)
    with Serving(root) as preview:
        for _ in range(200):
            path = random_.choice(list(good))
            before = preview.version()
            path.write_text(_edited(random_, good[path]))
            if random_.random() < 0.1:
                path.unlink()
            _go_on(random_, preview, before)
            for file, text in good.items():
                if random_.random() < 0.5:
                    file.write_text(text)
        assert preview.process.is_alive(), preview.output
        for path, text in good.items():
            path.write_text(text)
        preview.until("/", OVER, gone=True)
        last = root / FIGURES
        last.write_text(last.read_text() + "# the last edit\n")
        last.write_text(last.read_text().replace("one: 6", "one: 5").replace("two: 4", "two: 5"))
        shown = preview.until("/2021/", 'value="5" data-figure="2021/one"')
        assert "Traceback" not in preview.output
    assert run_build(root, "-q").returncode == 0
    built = (root / "site/2021/index.html").read_text()
    figures = [part.split(">")[0] for part in built.split("<data ")[1:]]
    assert figures
    assert figures == [part.split(">")[0] for part in shown.split("<data ")[1:]]
