"""`_headers`, nginx and Apache say the same of a site; the digests are true; what is compressed is what is served."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from bilan.cli import main
from bilan.diagnostics.problem import Place
from bilan.model.registered_addresses import read_register
from bilan.publish.finalize import PublishOptions, check_pages, finish_site
from bilan.publish.host_files import HostFiles, read_host_files
from bilan.publish.hosts import all_hosts
from bilan.publish.redirect_pages import Notice

REGISTER = "/\n/old/ /2021/\n/2021/old.csv /data/figures.csv\n"
PAGE = "<!doctype html><html><head><meta charset='utf-8'><title>x</title><script>a({})</script></head><body></body></html>"


def _folder(root: Path) -> Path:
    files = {
        "index.html": PAGE.format(1),
        "2021/index.html": PAGE.format(2),
        "404.html": PAGE.format(3),
        "ar/404.html": PAGE.format(4),
        "data/figures.csv": "year,value\r\n" * 200,
        "assets/bundle.0a1b2c3d.min.js": "x()\n" * 500,
        "assets/plain.js": "x()\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    return root


def _finished(root: Path, address: str = "", compressed: bool = False) -> Path:
    site = _folder(root)
    register = read_register(REGISTER, "data/addresses.txt")
    notices = {"": Notice("Moved", "en", "ltr")}
    wishes = PublishOptions(address, register, lambda file, _: Place(file), notices, compressed=compressed)
    pages, problems = check_pages(site, wishes)
    assert problems == ()
    finish_site(site, pages, wishes)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return _finished(tmp_path / "site", "https://example.org/report/", compressed=True)


@pytest.fixture
def host_files(site: Path) -> HostFiles:
    return read_host_files(site)


def test_the_files_of_static_hosts(site: Path, host_files: HostFiles) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    assert [rule.path for rule in host_files.rules] == [
        "/report/*",
        "/report/data/*",
        "/report/assets/bundle.0a1b2c3d.min.js",
    ]
    assert len(host_files.rules) <= 100
    assert max(len(line) for line in text.splitlines()) <= 2_000
    assert (site / "_redirects").read_text(encoding="utf-8") == (
        "/report/2021/old.csv /report/data/figures.csv 301\n/report/old/ /report/2021/ 301\n"
    )
    assert "Sitemap: https://example.org/report/sitemap.xml\n" in (site / "robots.txt").read_text(encoding="utf-8")
    assert host_files.missing == (("/report/", "/report/404.html"), ("/report/ar/", "/report/ar/404.html"))


def test_the_header_allows_the_scripts_of_every_page(site: Path, host_files: HostFiles) -> None:
    header = dict(host_files.rules[0].headers)["Content-Security-Policy"]
    pages = sorted(site.rglob("*.html"))
    stated = [set(re.findall(r"'sha256-[^']+'", path.read_text(encoding="utf-8"))) for path in pages]
    assert len(pages) == 5  # one leads from the old address
    assert all(len(hashes) == 1 for hashes in stated)
    assert set(re.findall(r"'sha256-[^']+'", header)) == set().union(*stated)


@pytest.mark.parametrize("server", sorted(all_hosts()))
def test_server_files_have_headers_redirects_and_404_pages(server: str, host_files: HostFiles) -> None:
    text = all_hosts()[server](host_files)
    for rule in host_files.rules:
        for name, value in rule.headers:
            assert f'{name} "{value}"' in text
    for moved in host_files.moved:
        assert moved.new in text
    for _, page in host_files.missing:
        assert page in text
    assert text.count('"') % 2 == 0


def test_nginx_repeats_all_headers_in_each_block(host_files: HostFiles) -> None:
    text = all_hosts()["nginx"](host_files)
    always = {name for name, _ in host_files.rules[0].headers} | {"Cache-Control"}
    blocks = [block for block in re.findall(r"\{([^{}]*)\}", text) if "add_header" in block]
    assert len(blocks) == 2
    for block in (text.partition("\nlocation")[0], *blocks):
        names = re.findall(r"add_header (\S+) ", block)
        assert always <= set(names)
        assert len(names) == len(set(names))
    assert all(line.endswith((";", "{", "}")) for line in text.splitlines())
    assert text.count("{") == text.count("}")


FILES = {
    "/report/data/figures.csv": "text/csv; charset=utf-8",
    "/report/data/citations.bib": "application/x-bibtex; charset=utf-8",
    "/report/robots.txt": "text/plain; charset=utf-8",
    "/report/SHA256SUMS": "text/plain; charset=utf-8",
    "/report/sitemap.xml.gz": "application/gzip",
    "/report/feed.xml": "application/atom+xml; charset=utf-8",
    "/report/ar/errata.xml": "application/atom+xml; charset=utf-8",
    "/report/sitemap.xml": None,
    "/report/2021/old-feed.xml": None,
    "/report/index.html": None,
}


@pytest.mark.parametrize(("address", "media"), FILES.items(), ids=FILES)
def test_servers_get_the_media_types_they_lack(host_files: HostFiles, address: str, media: str | None) -> None:
    name = address.rpartition("/")[2]
    apache = re.findall(r'<FilesMatch "(.*)">\n  ForceType "(.*)"\n</FilesMatch>', all_hosts()["apache"](host_files))
    assert [kind for pattern, kind in apache if re.search(pattern, name)] == ([media] if media else [])
    nginx = all_hosts()["nginx"](host_files)
    by_place = re.findall(r'location ~ "(.*)" \{ types \{ \} default_type "(.*)"; \}', nginx)
    placed = [kind for pattern, kind in by_place if re.search(pattern.replace("\\\\", "\\"), address)]
    by_suffix = {suffix: kind for kind, suffix in re.findall(r'^    "(\S+/.*)" (\w+);$', nginx, re.MULTILINE)}
    assert (placed or [by_suffix.get(name.rpartition(".")[2])]) == [media]
    assert nginx.index("include mime.types;") < nginx.index("types {")  # `types` replaces the list of the server


@pytest.mark.parametrize("name", ["_headers", "_redirects", ".htaccess"])
def test_configuration_files_are_not_served(host_files: HostFiles, name: str) -> None:
    (apache,) = re.findall(r'^RedirectMatch 404 "(.*)"$', all_hosts()["apache"](host_files), re.MULTILINE)
    (nginx,) = re.findall(r'^location ~ "(.*)" \{ return 404; \}$', all_hosts()["nginx"](host_files), re.MULTILINE)
    for pattern in (apache.replace("\\\\", "\\"), nginx.replace("\\\\", "\\")):
        assert re.search(pattern, f"/report/{name}")
        assert not re.search(pattern, f"/report/method/{name}")
        assert not re.search(pattern, f"/report/{name}s/")


def test_every_file_has_its_digest(site: Path) -> None:
    lines = (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digests = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert digests.keys() == files.keys() - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in digests.items())


def test_compressed_files_equal_their_source_and_have_no_time(site: Path, tmp_path: Path) -> None:
    content = (site / "data/figures.csv").read_bytes()
    packed = (site / "data/figures.csv.gz").read_bytes()
    assert gzip.decompress(packed) == content
    assert packed[4:8] == b"\0\0\0\0"  # RFC 1952: no time
    assert brotli.decompress((site / "data/figures.csv.br").read_bytes()) == content
    assert not (site / "assets/plain.js.gz").exists()
    assert [path for path in _finished(tmp_path / "plain").rglob("*") if path.suffix in (".gz", ".br")] == []


def test_existing_files_of_the_institution_are_unchanged(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    site = _finished(tmp_path)
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


def test_the_command_writes_for_a_server(site: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["-C", str(Path(__file__).parents[2]), "hosting", "nginx", str(site)]) == 0
    assert capsysbinary.readouterr().out.decode() == all_hosts()["nginx"](read_host_files(site))
    assert main(["-C", str(Path(__file__).parents[2]), "hosting", "apache", str(site / "assets")]) == 2
    assert b"not a built site" in capsysbinary.readouterr().err


def test_a_hard_linked_page_is_written_anew(tmp_path: Path) -> None:
    site, other = _folder(tmp_path / "site"), tmp_path / "other.html"
    other.hardlink_to(site / "index.html")
    _finished(site)
    assert other.read_text(encoding="utf-8") == PAGE.format(1)


def test_a_page_of_the_institutions_own_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(
        b"<html><head><title>caf\xe9</title></head>\r\n<body><script>a()\r\n</script></body></html>"
    )
    written = (_finished(tmp_path) / "old.html").read_bytes()
    assert b"<title>caf\xe9</title></head>\r\n<body>" in written
    assert written.startswith(b"<html><head><meta http-equiv=")
