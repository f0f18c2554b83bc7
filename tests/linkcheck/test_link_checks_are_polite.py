"""`bilan links` against a server of this machine: one question at a time, robots' refusals are not deaths, copies serve."""

from __future__ import annotations

import argparse
import http.server
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bilan.build_result import add_pages, read_report
from bilan.cli.links_command import run
from bilan.linkcheck.external_links import external_links
from bilan.linkcheck.link_history import CACHE, LinkRecord, load_history, update_record
from bilan.linkcheck.link_request import Answer, RequestPolicy, State, check_address
from bilan.linkcheck.request_queue import check_addresses

Folder = Callable[[dict[str, str | bytes]], Path]

NAME = "links.example.org"  # a report may not name this machine itself; the fixture lets the name lead here
MANNERS = RequestPolicy(agent="Bilan-links; +https://example.org/", timeout=300, pause=0.01, private=True)


class Site(http.server.ThreadingHTTPServer):
    """The requests it got, by method and path, and the highest number of simultaneous requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.open = self.most_open = 0
        self.base = f"http://{NAME}:{self.server_port}"
        self.over = threading.Event()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        site, path = self.server, self.path
        site.open += 1
        site.most_open = max(site.most_open, site.open)
        site.asked[f"{self.command} {path}"] += 1
        site.agents.add(self.headers["User-Agent"])
        if path == "/silent":
            site.over.wait()
        if path == "/pause":
            time.sleep(0.03)  # a second question would meet this one; none comes, however long it takes
        site.open -= 1
        if path == "/cut":
            self.connection.close()
            return
        status = self._status(path, site.asked[f"{self.command} {path}"])
        self.send_response(status)
        if status == 302:
            self.send_header("Location", {"/there": "/fine", "/loop": "/loop", "/accents": "/é"}[path])
        if status == 429:
            self.send_header("Retry-After", "0")
        self.end_headers()

    def _status(self, path: str, times: int) -> int:
        if path == "/get-only":
            return 405 if self.command == "HEAD" else 200
        if path == "/liar":
            return 404 if self.command == "HEAD" else 200
        if path == "/busy-once":
            return 429 if times == 1 else 200
        named = {"/gone": 410, "/refuses": 403, "/busy": 429, "/broken": 500, "/there": 302, "/loop": 302, "/accents": 302}
        return 404 if path.startswith("/nothing") else named.get(path, 200)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    resolve = socket.getaddrinfo

    def resolved(host: str, *others: Any, **named: Any) -> Any:
        return resolve("127.0.0.1" if host == NAME else host, *others, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    with Site() as made:
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.over.set()
        made.shutdown()


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/fine", State.ALIVE, "200"),
        ("/get-only", State.ALIVE, "200"),
        ("/liar", State.ALIVE, "200"),
        ("/there", State.ALIVE, "200"),
        ("/accents", State.ALIVE, "200"),
        ("/é?q=ع", State.ALIVE, "200"),
        ("/nothing", State.GONE, "404"),
        ("/gone", State.GONE, "410"),
        ("/refuses", State.REFUSED, "403"),
        ("/busy", State.REFUSED, "429"),
        ("/busy-once", State.ALIVE, "200"),
        ("/broken", State.SILENT, "500"),
    ],
)
def test_an_address_is_dead_only_where_its_server_says_so(site: Site, path: str, state: State, reason: str) -> None:
    assert check_address(f"{site.base}{path}", MANNERS) == Answer(state, reason)
    assert site.agents == {MANNERS.agent}


def test_a_server_that_does_not_answer_is_silent(site: Site) -> None:
    impatient = replace(MANNERS, timeout=0.2, attempts=1)
    assert check_address(f"{site.base}/silent", impatient) == Answer(State.SILENT, "TimeoutError")


@pytest.mark.parametrize("path", ["/loop", "/cut"])
def test_whatever_a_server_does_is_an_answer(site: Site, path: str) -> None:
    assert check_address(f"{site.base}{path}", MANNERS).state is State.SILENT


def test_get_is_sent_only_if_head_was_not_enough(site: Site) -> None:
    check_address(f"{site.base}/fine", MANNERS)
    check_address(f"{site.base}/get-only", MANNERS)
    assert site.asked == {"HEAD /fine": 1, "HEAD /get-only": 1, "GET /get-only": 1}


def test_a_host_gets_one_request_at_a_time(site: Site) -> None:
    output = dict(check_addresses([f"{site.base}/pause?{number}" for number in range(6)] + [f"{site.base}/pause"], MANNERS))
    assert len(output) == 7
    assert site.most_open == 1


def test_local_addresses_are_never_requested(site: Site) -> None:
    assert check_address(f"{site.base}/fine", RequestPolicy()).state is State.PRIVATE
    assert check_address("http://localhost:1/", RequestPolicy()).state is State.PRIVATE
    assert check_address("http://169.254.169.254/latest/", RequestPolicy()).state is State.PRIVATE
    assert site.asked == {}


def _options(root: Path, **chosen: object) -> argparse.Namespace:
    return argparse.Namespace(**{"folder": root, "format": "text", "again": False, "write": False, **chosen})


def _report(folder: Folder, base: str) -> Path:
    sources = (
        "sources:\n"
        f"  review: {{title: Bilan, publisher: Ville, url: {base}/nothing/review, archive_url: {base}/copy}}\n"
        f"  other: {{title: Autre, publisher: Ville, url: {base}/nothing/other}}\n"
        f"  shy: {{title: Timide, publisher: Ville, url: {base}/refuses}}\n"
        f"  fine: {{title: Bien, publisher: Ville, url: {base}/fine}}\n"
    )
    page = f"# Accueil {{#top}}\n\n[Un site]({base}/nothing/page), et <{base}/fine>.\n"
    return folder({"data/sources.yml": sources, "content/index.md": page})


def test_dead_links_are_reported_at_their_line(site: Site, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = _report(folder, site.base)
    assert run(_options(root), MANNERS) == 1
    output = capsys.readouterr().err
    assert "data/sources.yml:3:" in output
    assert "content/index.md:3:" in output
    assert "data/sources.yml:2:" not in output  # its copy serves
    assert "6 links were checked. 3 are dead. One site refuses robots." in output
    assert f"         403  {site.base}/refuses\n" in output
    assert not (root / "data/links.txt").exists()
    assert run(_options(root, format="json"), MANNERS) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["dead-link"] * 2


def test_a_checked_link_is_not_checked_again_for_a_week(site: Site, folder: Folder) -> None:
    root = _report(folder, site.base)
    run(_options(root), MANNERS)
    first = site.asked.copy()
    run(_options(root), MANNERS)
    assert site.asked == first
    run(_options(root, again=True), MANNERS)
    assert site.asked["HEAD /fine"] == 2


def test_a_check_that_was_interrupted_goes_on(site: Site, folder: Folder) -> None:
    root = _report(folder, site.base)
    run(_options(root), MANNERS)
    kept = load_history(root)
    half = {address: known for address, known in kept.items() if "nothing" in address}
    (root / CACHE).write_text(json.dumps({address: {**vars_of(known)} for address, known in half.items()}), encoding="utf-8")
    site.asked.clear()
    run(_options(root), MANNERS)
    assert not [path for path in site.asked if "nothing" in path]
    assert site.asked["HEAD /fine"] == 1
    (root / CACHE).write_text("{not json", encoding="utf-8")
    assert run(_options(root), MANNERS) == 1


def vars_of(known: LinkRecord) -> dict[str, str]:
    return {"state": known.state, "reason": known.reason, "asked": known.asked, "silent_since": known.silent_since}


def test_pages_link_to_the_archived_copy_of_a_dead_link(site: Site, folder: Folder) -> None:
    root = _report(folder, site.base)
    before = _page(root, "/sources/")
    assert f'href="{site.base}/nothing/review"' in before
    assert "n’est plus en ligne" not in before
    run(_options(root, write=True), MANNERS)
    after = _page(root, "/sources/")
    assert f'href="{site.base}/nothing/review"' not in after
    assert after.count(f'href="{site.base}/copy"') == 2  # the title, and the words “archived copy”
    assert f'href="{site.base}/nothing/other"' in after
    assert after.count("n’est plus en ligne") == 2
    codes = [problem.code for problem in read_report(root, date(2026, 11, 24)).problems]
    assert codes == ["dead-link"]


def _page(root: Path, address: str) -> str:
    pages = add_pages(read_report(root, date(2026, 11, 24))).pages
    return next(unescape(page.markdown) for page in pages if page.address == address)


def test_comments_stay_and_links_that_answer_again_are_removed(site: Site, folder: Folder) -> None:
    root = _report(folder, site.base)
    lines = (
        f"2026-01-02 parked {site.base}/fine\n2026-01-03 404 {site.base}/copy\n2026-01-04 404 {site.base}/nothing/other\n"
    )
    (root / "data/links.txt").write_text(lines, encoding="utf-8")
    run(_options(root, write=True), MANNERS)
    written = (root / "data/links.txt").read_text(encoding="utf-8")
    assert f"2026-01-02 parked {site.base}/fine\n" in written
    assert f"2026-01-04 404 {site.base}/nothing/other\n" in written  # the day it was first found
    assert "/copy" not in written


@pytest.mark.usefixtures("site")
def test_without_a_network_no_link_is_dead(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    source = (
        f"sources:\n  review: {{title: Bilan, publisher: Ville, url: http://{NAME}:9/review}}\n"  # nothing listens there
    )
    root = folder({"data/sources.yml": source, "data/links.txt": "2026-01-02 404 https://example.org/x\n"})
    assert run(_options(root, write=True), MANNERS) == 2
    assert "no network" in capsys.readouterr().err
    assert (root / "data/links.txt").read_text(encoding="utf-8") == "2026-01-02 404 https://example.org/x\n"


def test_a_silent_site_is_dead_after_thirty_days() -> None:
    silent = Answer(State.SILENT, "TimeoutError")
    first = update_record(None, silent, date(2026, 1, 1))
    later = update_record(first, silent, date(2026, 1, 20))
    assert later.silent_since == "2026-01-01"
    assert not later.dead(date(2026, 1, 20))
    assert later.dead(date(2026, 1, 31))
    assert not later.fresh(date(2026, 1, 20))
    assert not update_record(later, Answer(State.ALIVE, "200"), date(2026, 1, 31)).dead(date(2026, 3, 1))


def test_each_address_of_the_report_is_found_once_with_its_place() -> None:
    result = read_report(Path(__file__).parents[2], date(2026, 11, 24), drafts=True)
    assert result.report is not None
    places = external_links(result.report, result.sources)
    assert len(places) > 80
    for address, place in places.items():
        line = result.sources[place.file].line(place.line)
        assert address in line
