"""What a press review and a search cost a reader with a phone: bytes of first views, and time to answers, in Chromium.

    python benchmarks/readers.py [--size S|M|L] [--site DIR] [--rounds 10] [--slower 4]

The site is of an invented report (corpus.py; built without documents for print), or one built before. Bytes are those of
the files a first view asks for, as gzip -9 makes them. An answer is what is done from a reader's input to the frame that
shows it: `processor` is the time of the page's thread alone, at full speed; the others are of the clock, the processor
slowed that many times (but for the search, a worker, which Chromium does not slow), and worth what the machine is free for.
The first row of a page is of frames in which nothing happens.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from build import environment
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
REVIEWS = ("press/", "2024/press/", "2024/press/2024-03/")
ROOTS = ("", "ar/")
FACETS = ("topic", "outlet", "kind", "language", "year", "month")
WORDS = {"": ("la", "communiqué", "nord"), "ar/": ("في", "الأمن", "هذا من")}
SOUGHT = {"": "activités", "ar/": "الزوار"}
KINDS = {"html": "page", "css": "styles", "js": "scripts", "woff2": "fonts", "json": "data"}
FRAME = "() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))"
ANSWERED = f"""async ([name, value]) => {{
  const frame = {FRAME};
  const form = document.querySelector("form.press-filter");
  const waiting = () => document.querySelector(".press-fetching:not([hidden])");
  const box = name && form.querySelector(`[name="${{name}}"][type=checkbox]:not(:disabled)`);
  const began = performance.now();
  if (box) box.click();
  else if (name) {{
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", {{bubbles: true}}));
  }}
  do await frame(); while (waiting());
  return performance.now() - began;
}}"""
CLEARED = f"""async () => {{
  const form = document.querySelector("form.press-filter");
  form.elements.sort.selectedIndex = 0;
  document.querySelector("[data-clear]").click();
  for (let frames = 0; frames < 3; frames += 1) await ({FRAME})();
}}"""
SEARCHED = f"""async (words) => {{
  const frame = {FRAME};
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  field.focus();
  field.value = "";
  field.dispatchEvent(new KeyboardEvent("keyup", {{bubbles: true}}));
  while (list.children.length) await frame();
  const began = performance.now();
  field.value = words;
  field.dispatchEvent(new KeyboardEvent("keyup", {{bubbles: true}}));
  while (!list.children.length && performance.now() - began < 30000) await frame();
  return performance.now() - began;
}}"""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", choices=corpus.SIZES, default="L")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--slower", type=float, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or built(Path(folder), options.size)
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            print("\n".join(tables(browser, site, address, options.rounds, options.slower)))
            browser.close()


def built(folder: Path, size: str) -> Path:
    """The site of an invented report of that size."""
    corpus.write(folder / "report", corpus.SIZES[size])
    settings = folder / "report/mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("  - bilan\n", "  - bilan: {pdf: false}\n"), encoding="utf-8"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder / "report",
        env=environment(),
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return folder / "report/site"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder, over loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def tables(browser: Browser, site: Path, address: str, rounds: int, slower: float) -> Iterator[str]:
    """The lines of what is printed."""
    yield from _table(("first view, kB", *KINDS.values(), "all"), _views(browser, site, address))
    yield from _table(("search, kB", "with the page", "entries", "articles", "all"), _searched(site))
    yield from _table(
        ("answer, ms", "processor", f"median, {slower:g} times slower", "95 %"), _answers(browser, address, rounds, slower)
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"\n| {' | '.join(head)} |\n|---{'|--:' * (len(head) - 1)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _views(browser: Browser, site: Path, address: str) -> Iterator[tuple[str, ...]]:
    reviews = [root + review for root in ROOTS for review in REVIEWS if (site / root / review).exists()]
    for path in ("", "ar/", *reviews):
        with _phone(browser) as context:
            asked: set[str] = set()
            page = context.new_page()
            context.on("request", lambda request, asked=asked: asked.add(urlsplit(request.url).path))  # type: ignore[misc]
            page.goto(address + path, wait_until="networkidle")
            sizes = dict.fromkeys(KINDS, 0)
            for name in asked:
                file = site / name.lstrip("/")
                file = file / "index.html" if file.is_dir() else file
                sizes[file.suffix[1:]] = sizes.get(file.suffix[1:], 0) + weight(file)
        yield (f"`/{path}`", *(f"{sizes[kind] / 1e3:.1f}" for kind in KINDS), f"{sum(sizes.values()) / 1e3:.1f}")


@functools.cache
def weight(file: Path) -> int:
    """The bytes of a file on its way to a reader."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 9, mtime=0))


def _searched(site: Path) -> Iterator[tuple[str, ...]]:
    for index in sorted(site.rglob("search/search_index.json")):
        root = index.parent.parent
        articles = sum(weight(file) for file in root.glob("press/*.json"))
        sizes = (weight(index), weight(index.with_name("entries.json")), articles)
        yield (f"`/{root.relative_to(site).as_posix()}`", *(f"{size / 1e3:.1f}" for size in (*sizes, sum(sizes))))


def _answers(browser: Browser, address: str, rounds: int, slower: float) -> Iterator[tuple[str, ...]]:
    for root in ROOTS:
        for review in REVIEWS:
            with _phone(browser) as context:
                page = context.new_page()
                page.goto(address + root + review)
                if not page.locator("form.press-filter").count():  # a page of a month, which a short year has not
                    continue
                chromium = context.new_cdp_session(page)
                chromium.send("Performance.enable", {"timeDomain": "threadTicks"})
                for name, value in _inputs(page, root):
                    busy = statistics.median(_busy(page, chromium, name, value) for _ in range(rounds))
                    chromium.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                    spent = [_answered(page, name, value) for _ in range(rounds)]
                    chromium.send("Emulation.setCPUThrottlingRate", {"rate": 1})
                    yield _row(f"`/{root}{review}` {name} {value}".rstrip(), f"{busy:.0f}", spent)
        with _phone(browser) as context:
            page = context.new_page()
            page.goto(f"{address}{root}method/")
            yield _row(f"`/{root}` search, the first word", "", [page.evaluate(SEARCHED, SOUGHT[root])])
            page.wait_for_load_state("networkidle")
            yield _row(f"`/{root}` search, after that", "", [page.evaluate(SEARCHED, SOUGHT[root]) for _ in range(rounds)])


def _answered(page: Page, name: str, value: str) -> float:
    spent: float = page.evaluate(ANSWERED, [name, value])
    page.evaluate(CLEARED)
    return spent


def _busy(page: Page, chromium: CDPSession, name: str, value: str) -> float:
    """Milliseconds that the thread of the page worked for an answer."""
    before = _worked(chromium)
    page.evaluate(ANSWERED, [name, value])
    spent = _worked(chromium) - before
    page.evaluate(CLEARED)
    return 1000 * spent


def _worked(chromium: CDPSession) -> float:
    metrics = chromium.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def _inputs(page: Page, root: str) -> Iterator[tuple[str, str]]:
    yield "", ""
    for name in FACETS:
        if page.locator(f"form.press-filter [name={name}][type=checkbox]").count():
            yield name, ""
    yield from (("q", words) for words in WORDS[root])
    yield from (("sort", order) for order in ("oldest", "outlet"))


def _row(name: str, busy: str, spent: list[float]) -> tuple[str, ...]:
    ranked = sorted(spent)
    return (name, busy, f"{statistics.median(ranked):.0f}", f"{ranked[ceil(0.95 * len(ranked)) - 1]:.0f}")


@contextmanager
def _phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    yield context
    context.close()


if __name__ == "__main__":
    main()
