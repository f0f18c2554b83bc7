"""Other sites may show charts in a frame, and no other page; the settings of every host say so."""

from __future__ import annotations

from pathlib import Path

from bilan.publish.content_security_policy import Policy
from bilan.publish.host_files import HostFiles, headers_file, read_host_files
from bilan.publish.hosts import apache, nginx
from bilan.publish.http_headers import header_rules

FILES = ("index.html", "embed/chart-a/index.html", "ar/embed/chart-a/index.html", "data/a.csv", "2024/embedding/index.html")
RULES = header_rules(Policy(), FILES, "/report/")
FRAMED, DENIED = "frame-ancestors *", "frame-ancestors 'self'"


def test_only_the_folders_of_embedded_charts_have_an_open_policy() -> None:
    policies = {rule.path: dict(rule.headers).get("Content-Security-Policy", "") for rule in RULES}
    assert [path for path, policy in policies.items() if FRAMED in policy] == ["/report/ar/embed/*", "/report/embed/*"]
    assert DENIED in policies["/report/*"]
    assert all("script-src 'none'" in policy for policy in policies.values() if FRAMED in policy)


def test_the_policy_of_a_folder_replaces_that_of_the_site_on_every_host() -> None:
    written = headers_file(RULES)
    assert written.count("  ! Content-Security-Policy\n  Content-Security-Policy: ") == 2
    assert written.count(DENIED) == 1
    site = HostFiles(RULES, (), ())
    for text in (nginx.serialize(site), apache.serialize(site)):
        blocks = text.split("embed")
        assert DENIED in blocks[0]
        assert all(DENIED not in block.split("}")[0] for block in blocks[1:])
        assert FRAMED in text


def test_what_is_written_is_read_again(tmp_path: Path) -> None:

    (tmp_path / "_headers").write_text(headers_file(RULES), encoding="utf-8")
    assert read_host_files(tmp_path).rules == RULES
