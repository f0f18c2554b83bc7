"""The panel of the preview in Chromium: by keyboard, checked while typing, saved, undone, in Arabic, and closed to other sites."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from bilan.pictures.picture_file import MIN_WIDTH
from tests.browser.firefox import Firefox, firefox  # noqa: F401 # a fixture
from tests.browser.serving import Serving
from tests.browser.test_pages_pass_accessibility_rules import found_by_axe
from tests.conftest import MINIMAL, write_folder

FIGURES = "data/2021/figures.yml"
ONE = f"{FIGURES}#figures/one"


def _plain_picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (MIN_WIDTH, 400), "teal").save(stream, "JPEG")
    return stream.getvalue()


FILES: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\n",
    FIGURES: (
        "# Relu le 3 mars\nsource: review   # le bilan\nfigures:\n"
        "  total: {value: 10, parts: [one, two]}   # la somme\n  one: 6   # sûr\n  two: {value: 4, by: {month: two.csv}}\n"
    ),
    "data/2021/two.csv": "month,value\n2021-01,1\n2021-02,3\n",
    "data/2021/events.yml": (
        "events:\n  - date: 2021-03-01\n    title: {fr: Une ouverture, ar: افتتاح}\n    picture: harbour\n"
    ),
    "data/pictures.yml": (
        "pictures:\n  harbour:\n    file: pictures/harbour.jpg\n    alt: {fr: Une vue du port au crépuscule, ar: منظر للميناء عند الغروب}\n    credit: Ville\n"
        "    licence: CC-BY-4.0\n    consent: not_needed\n"
    ),
    "data/pictures/harbour.jpg": _plain_picture(),  # whose copies are made at once
    "data/2021/articles.yml": (
        "articles:\n  - id: a-1\n    title: Un article de la presse\n    outlet: Le Matin\n    date: 2021-05-01\n"
        "    language: fr\n    url: https://example.org/a\n    summary: {fr: Un résumé écrit par nous., ar: ملخص من عندنا.}\n"
    ),
    "content/about.md": "# À propos\n\nUn paragraphe assez long pour être retrouvé.\n",
    "content/about.ar.md": "# عن التقرير\n\nفقرة طويلة بما يكفي لكي يُعثر عليها.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Serving, Path]]:
    """A preview for an editor who reads Arabic; both tests leave its figures as they were."""
    root = write_folder(tmp_path_factory.mktemp("edited"), {**MINIMAL, **FILES})
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BILAN_LANG", "ar")
        with Serving(root) as serving:
            yield serving, root


def _mark(page: Page, address: str) -> Locator:
    return page.locator(f'.edit-mark[data-edit="{address}"]').first


def _opened(page: Page, address: str) -> Locator:
    """The panel of a record, opened by keyboard from its mark."""
    _mark(page, address).focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog.be-panel")
    expect(panel.locator("#be-form")).to_be_visible()
    return panel


def test_a_figure_is_edited_by_keyboard_and_other_sites_write_nothing(
    browser: Browser, preview: tuple[Serving, Path], served: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    serving, root = preview
    before = (root / FIGURES).read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{serving.address}/2021/")
    panel = _opened(page, ONE)
    expect(panel).to_have_attribute("dir", "rtl")
    assert panel.evaluate("panel => panel.getBoundingClientRect().left") == 0  # the end side of a line from right to left
    value = panel.locator("[data-path=value] input")
    expect(value).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(_mark(page, ONE)).to_be_focused()

    _opened(page, ONE)
    value.fill("4.463")
    expect(panel.locator("[data-path=value] .be-error")).to_contain_text("4463")
    expect(value).to_have_attribute("aria-invalid", "true")
    assert found_by_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert found_by_axe(page) == []
    page.keyboard.press("Enter")  # an error is not saved without asking
    expect(panel.locator(".be-anyway")).to_be_visible()
    assert (root / FIGURES).read_text(encoding="utf-8") == before
    value.fill("7")
    expect(panel.locator(".be-notes")).to_contain_text("7")  # the sum that it breaks elsewhere

    version = serving.version()
    (root / "data/2021/year.yml").write_text("status: published\n# vu\n", encoding="utf-8")
    serving.version(after=version)  # the site is built again, and the panel stays
    expect(value).to_have_value("7")
    page.keyboard.press("Enter")
    panel.locator(".be-anyway").click()
    expect(page.locator(".be-last")).to_be_visible()
    assert (root / FIGURES).read_text(encoding="utf-8") == before.replace("one: 6", "one: 7")

    (tmp_path / "index.html").write_text("<p>Another site</p>", encoding="utf-8")
    with served(tmp_path) as elsewhere:
        other = browser.new_page()
        other.goto(elsewhere)
        tried = other.evaluate(ATTACK, [serving.address, ONE])
        other.close()
    assert tried == ["refused", "refused"]
    assert (root / FIGURES).read_text(encoding="utf-8") == before.replace("one: 6", "one: 7")

    page.locator(".be-last button").first.click()
    expect(page.locator(".be-last")).to_contain_text("أُلغي")
    assert (root / FIGURES).read_text(encoding="utf-8") == before
    page.close()


# What a page of another site can try: a request that asks nobody first, and one that wants to read the answer.
ATTACK = """async ([address, record]) => {
  const body = JSON.stringify({ address: record, value: { value: "99" }, opened: { digests: {}, value: { value: "7" } } });
  const blind = await fetch(`${address}/bilan-edit/save`, { method: "POST", mode: "no-cors", body }).then(() => "sent", () => "refused");
  const headers = { "Content-Type": "application/json", "X-Bilan-Token": "guess" };
  const open = await fetch(`${address}/bilan-edit/save`, { method: "POST", headers, body }).then(() => "answered", () => "refused");
  return [blind, open];
}"""


def test_firefox_edits_a_figure_and_answers_readers(
    firefox: Firefox,  # noqa: F811
    preview: tuple[Serving, Path],
    site: Path,
    served: Callable[[Path], AbstractContextManager[str]],
) -> None:
    """By keyboard: the panel as in Chromium, then a chart and the comparison of a public site. One start of Firefox costs most."""
    serving, root = preview
    before = (root / FIGURES).read_text(encoding="utf-8")
    form, last = "document.querySelector('#be-form [data-path=value]')", "document.querySelector('.be-last')"
    firefox.go(f"{serving.address}/2021/")
    firefox.until(mark := f"""document.querySelector('.edit-mark[data-edit="{ONE}"]')""")
    firefox.evaluate(f"{mark}.focus()")
    firefox.press("Enter")
    firefox.until(f"{form}?.querySelector('input') === document.activeElement")
    firefox.press("a", holding="Control")
    firefox.press(*"4.463")
    firefox.until(f"{form}.querySelector('.be-error').textContent.includes('4463')")
    assert found_by_axe(firefox) == []
    firefox.press("a", holding="Control")
    firefox.press("7")
    firefox.until("document.querySelector('.be-notes').textContent.includes('7')")  # the sum that it breaks elsewhere
    firefox.press("Enter")
    firefox.until("document.activeElement.matches('.be-anyway')")
    firefox.press("Enter")
    firefox.until(last)
    assert (root / FIGURES).read_text(encoding="utf-8") == before.replace("one: 6", "one: 7")
    firefox.evaluate(f"{last}.querySelector('button').focus()")
    firefox.press("Enter")
    firefox.until(f"{last}?.textContent.includes('أُلغي')")
    assert (root / FIGURES).read_text(encoding="utf-8") == before

    with served(site) as address:
        chart = "document.querySelector('#chart-activities')"
        firefox.go(f"{address}/indicators/activities/")
        firefox.evaluate(f"{chart}.querySelector('.ch-box').focus()")
        firefox.press("ArrowRight")
        firefox.until(f"{chart}.querySelector('.chart-tip').textContent.includes('2018')")
        firefox.evaluate(f"{chart}.querySelector('select').focus()")
        firefox.press(*"2020")
        firefox.until(f"{chart}.querySelector('.chart-changes').textContent.includes('2021 +6,2')")
        firefox.go(f"{address}/compare/?years=2021,2020")
        years = "document.querySelector('#compared-years')"
        firefox.until(f"{years}.querySelectorAll('thead th')[1].textContent === '2020'")
        firefox.evaluate(f"{years}.querySelector('select').focus()")
        firefox.press(*"2024")
        firefox.until("location.search === '?years=2024,2020'")


def test_everything_has_a_mark_and_a_conflict_is_shown(browser: Browser, preview: tuple[Serving, Path]) -> None:
    serving, root = preview
    page = browser.new_page()
    page.goto(f"{serving.address}/2021/")
    for address in (
        ONE,
        "data/2021/events.yml#events/0",
        "data/pictures.yml#pictures/harbour",
        "data/indicators.yml#themes/press",
    ):
        expect(_mark(page, address)).to_be_visible()
    assert found_by_axe(page) == []
    panel = _opened(page, ONE)
    (root / FIGURES).write_text(str(FILES[FIGURES]).replace("one: 6", "one: 60"), encoding="utf-8")
    panel.locator("[data-path=value] input").fill("7")
    conflict = panel.locator(".be-conflict")
    expect(conflict.locator("td")).to_have_text(["6", "60", "7"])
    assert found_by_axe(page) == []
    conflict.locator("button").first.click()
    expect(panel.locator("[data-path=value] input")).to_have_value("60")
    noted = str(FILES[FIGURES]).replace("one: 6", "one: {value: 60, note: Un mot.}")
    (root / FIGURES).write_text(noted, encoding="utf-8")
    page.route("**/bilan-edit/check", lambda route: route.fulfill(status=403), times=1)  # as after another start
    panel.locator("[data-path=value] input").fill("7")
    conflict.locator("button").last.click()
    expect(panel.locator("[data-path=value] input")).to_have_value("7")
    expect(panel.locator('[data-path="note.fr"] textarea')).to_have_value("Un mot.")
    page.close()  # it would load again while it leaves for another address
    version = serving.version()
    (root / FIGURES).write_text(str(FILES[FIGURES]), encoding="utf-8")
    serving.version(after=version)

    page = browser.new_page()
    page.goto(f"{serving.address}/2021/press/")
    panel = _opened(page, "data/2021/articles.yml#articles/a-1")
    expect(panel.locator('[data-path="summary.ar"] textarea')).to_have_attribute("dir", "rtl")
    page.keyboard.press("Escape")

    page.goto(f"{serving.address}/about/")
    panel = _opened(page, "content/about.md#1")
    panel.locator('[data-path="text.ar"] textarea').fill("فقرة أخرى.")
    panel.locator(".be-primary").click()
    expect(page.locator(".be-last")).to_be_visible()
    assert "فقرة أخرى." in (root / "content/about.ar.md").read_text(encoding="utf-8")

    _forms_that_need_no_text_editor(page)
    page.close()


def _forms_that_need_no_text_editor(page: Page) -> None:
    """A new entry, a breakdown, a table and the file of a picture; each is left without saving."""
    page.on("dialog", lambda dialog: dialog.accept())  # whether to discard what was typed
    panel = _listed(page, 0)
    page.keyboard.press("Enter")
    expect(panel.locator(".be-notes .be-severe")).to_be_visible()  # why nothing is saved
    panel.locator("[data-path=outlet] input").fill("Le Matin")
    panel.locator("[data-path=title] input").fill("Une fête")
    expect(panel.locator("[data-path=id] input")).to_have_value("le-matin-une-fete")
    page.keyboard.press("Escape")

    panel = _listed(page, ONE)
    panel.locator(".be-more > summary").first.focus()
    page.keyboard.press("Enter")
    panel.locator("[data-path=by] > .be-add").press("Enter")
    page.keyboard.type("month")
    panel.locator(".be-all").press("Enter")
    expect(panel.locator(".be-table > li")).to_have_count(12)
    expect(panel.locator('[data-path="by.0.members.0.value"] input')).to_be_focused()
    page.evaluate(PASTE, "1\r\n5\r\n")
    expect(panel.locator('[data-path="by.0.members.1.value"] input')).to_have_value("5")
    page.keyboard.type("x")
    expect(panel.locator('[data-path="by.0.members.0.value"] .be-error')).to_contain_text("1x")
    assert found_by_axe(page) == []
    page.keyboard.press("Escape")

    panel = _listed(page, "data/2021/two.csv#")
    cell = panel.locator('[data-path="table.0.1"]')
    cell.locator("input").fill("4.463")
    expect(cell.locator(".be-error")).to_contain_text("4463")
    assert found_by_axe(page) == []
    cell.locator("input").press("Enter")
    expect(panel.locator('[data-path="table.1.1"] input')).to_be_focused()
    page.set_viewport_size({"width": 390, "height": 800})
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    page.keyboard.press("Escape")

    panel = _listed(page, "data/pictures.yml#pictures/harbour")
    panel.locator(".be-chooser").set_input_files(FilePayload(name="Été.png", mimeType="image/png", buffer=b"no picture"))
    expect(panel.locator("[data-path=file] .be-error")).to_be_visible()
    page.keyboard.press("Escape")


def _listed(page: Page, entry: int | str) -> Locator:
    """A form that is opened from “Edit the report”: the addition with that number, or the entry with that address."""
    page.locator(".be-open").press("Enter")
    panel = page.locator("dialog.be-panel")
    expect(panel.locator("#be-year")).to_be_focused()  # and not “Undo”
    if isinstance(entry, int):
        panel.locator(".be-new button").nth(entry).press("Enter")
    else:
        panel.locator("#be-find").fill(entry.partition("#")[0])
        panel.locator(f'.be-link[title="{entry}"]').press("Enter")
    expect(panel.locator("#be-form")).to_be_visible()
    return panel


# Cells that were copied from a spreadsheet, pasted where the keyboard is.
PASTE = """text => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
