"""Whatever the disk does, a file is the old or the new one, and the error names the file and the reason."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bilan.filesystem.atomic_write import put_file, replace_file, replace_files, write_folder
from bilan.filesystem.file_problems import FileError, refusal
from tests.conftest import Folder, RunBilan
from tests.filesystem.conftest import Unprivileged
from tests.problems.explained import OF_THE_DISK, compare_output, explained, languages_to_print, page_in

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, int, OSError], None]]:
    """The call of that number of a function of `os` fails, as on a disk that is full from then on."""

    def fail(name: str, number: int, error: OSError) -> None:
        real, calls = getattr(os, name), [0]

        def call(*given: object, **named: object) -> object:
            calls[0] += 1
            if calls[0] >= number:
                raise error
            return real(*given, **named)

        monkeypatch.setattr(os, name, call)

    return fail  # type: ignore[return-value]


def _all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "new/figures.yml"
    replace_file(path, b"one")
    path.chmod(0o640)
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in path.parent.iterdir()] == ["figures.yml"]


def test_the_target_of_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"one")
    (tmp_path / "link").symlink_to("there")
    replace_file(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"two"


@pytest.mark.parametrize("call", ["fsync", "rename", "replace"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_full_disk_leaves_every_file_as_it_was(
    tmp_path: Path, fails: Callable[[str, int, OSError], None], call: str, number: int
) -> None:
    files = {tmp_path / "a.yml": b"new a", tmp_path / "b.yml": b"new b"}
    for path in files:
        path.write_bytes(b"old")
    before = _all(tmp_path)
    fails(call, number, FULL)
    try:
        replace_files(files)
    except FileError as error:
        assert error.problem.message == "This cannot be written: the disk is full."
        assert error.problem.place.file in {str(path) for path in files}
    left = _all(tmp_path)
    assert left.keys() == before.keys()
    assert set(left.values()) <= {b"old", b"new a", b"new b"}
    if call == "fsync":
        assert left == before


def test_a_disk_that_fills_while_a_file_is_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "figures.yml"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(FileError) as raised:
            replace_file(path, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (
        raised.value.problem.message == "This cannot be written: it would be larger than this account or this disk allows."
    )
    assert _all(tmp_path) == {"figures.yml": b"old"}


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENOSPC, ""), "the disk is full"),
        (OSError(errno.EDQUOT, ""), "the disk quota of this account is used up"),
        (OSError(errno.EROFS, ""), "the disk can only be read"),
        (OSError(errno.EACCES, ""), "this account has no permission"),
        (OSError(errno.EIO, ""), "the disk reports an error"),
        (OSError(errno.ESTALE, ""), "the network drive does not answer"),
    ],
)
def test_each_reason_is_reported(
    tmp_path: Path, fails: Callable[[str, int, OSError], None], error: OSError, why: str
) -> None:
    fails("fsync", 1, error)
    with pytest.raises(FileError) as raised:
        replace_file(tmp_path / "a.yml", b"a")
    assert raised.value.problem.message == f"This cannot be written: {why}."
    assert raised.value.problem.hint
    assert _all(tmp_path) == {}


def test_names_that_no_disk_accepts_are_reported(tmp_path: Path) -> None:
    for name, why in (
        ("a" * 300, "its name or its path is too long"),
        ("file/b", "a part of its path is a file, not a folder"),
    ):
        (tmp_path / "file").write_bytes(b"")
        for write in (replace_file, put_file):
            with pytest.raises(FileError) as raised:
                write(tmp_path / name, b"a")
            assert raised.value.problem.message in (
                f"This cannot be written: {why}.",
                "This cannot be written: something with this name is already there.",
            )


def test_a_folder_is_written_completely_or_not_at_all(tmp_path: Path, fails: Callable[[str, int, OSError], None]) -> None:
    write_folder(tmp_path / "2025", {"figures.yml": b"a", "deep/b.yml": b"b"})
    (tmp_path / "2026").mkdir()
    write_folder(tmp_path / "2026", {"figures.yml": b"a"})
    before = _all(tmp_path)
    assert before == {"2025/figures.yml": b"a", "2025/deep/b.yml": b"b", "2026/figures.yml": b"a"}
    fails("fsync", 2, FULL)
    with pytest.raises(FileError):
        write_folder(tmp_path / "2027", {"figures.yml": b"a", "year.yml": b"b"})
    assert _all(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2025", "2026"]


def test_nothing_is_written_beside_an_existing_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted folder, as in a container: what is beside it is on another disk, and perhaps read-only."""
    (tmp_path / "report").mkdir()
    make = os.mkdir

    def make_inside(path: str | Path, *arguments: int) -> None:
        if Path(path).parent == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        make(path, *arguments)

    monkeypatch.setattr(os, "mkdir", make_inside)
    write_folder(tmp_path / "report", {"data/a.yml": b"a"})
    assert _all(tmp_path) == {"report/data/a.yml": b"a"}
    assert [path.name for path in (tmp_path / "report").iterdir()] == ["data"]


def test_an_unexpected_error_names_the_file(tmp_path: Path) -> None:
    root = tmp_path / "report"
    (root / "data").mkdir(parents=True)
    (root / "data/a.yml").write_bytes(b"")
    inside = refusal(PermissionError(errno.EACCES, "Permission denied", str(root / "data/a.yml")), root)
    assert (inside.place.file, inside.code) == ("data/a.yml", "unwritable-file")  # it can be read
    gone = refusal(FileNotFoundError(errno.ENOENT, "No such file", str(root / "data/b.yml")), root)
    assert (gone.place.file, gone.code) == ("data/b.yml", "unreadable-file")
    full = refusal(OSError(errno.ENOSPC, "No space left on device"), root)
    assert (full.place.file, full.code, full.message) == (
        ".",
        "unwritable-file",
        "This cannot be written: the disk is full.",
    )
    elsewhere = refusal(OSError(errno.EROFS, "Read-only", b"/mnt/x"), root)
    assert (elsewhere.place.file, elsewhere.code) == ("/mnt/x", "unwritable-file")


ARTICLE = ["--title", "A", "--outlet", "O", "--language", "fr", "--url", "https://example.org/a", "--summary", "Un résumé."]
COMMANDS = {
    "format": ["format"],
    "new article": ["new", "article", "--year", "2021", *ARTICLE],
    "new year": ["new", "year", "2022"],
    "review": ["review", "2021", "--approve", "A. B."],
    "addresses": ["addresses", "--write"],
    "schema": ["schema"],
    "render": ["render", "out"],
}


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_that_writes_ends_with_the_file_and_the_reason(
    folder: Folder, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    figures = "source:   review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6\n  two: 4\n"
    root = folder({"data/2021/figures.yml": figures, "content/index.md": "# Accueil {#top}\n"})
    before = _all(root)
    monkeypatch.chdir(root)

    def full(_descriptor: int) -> None:
        raise FULL

    def full_disk(path: Path, data: bytes) -> int:
        if ".cache" in path.parts:
            return written(path, data)
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    written = Path.write_bytes
    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    code, out, err = run_bilan(*COMMANDS[command])
    assert code == 1
    assert "[unwritable-file]" in err
    assert "This cannot be written: the disk is full." in err
    assert "Traceback" not in out + err
    assert {name: data for name, data in _all(root).items() if not name.startswith(".cache/")} == before


def test_a_read_only_checkout_is_reported_before_the_build(folder: Folder, unprivileged: Unprivileged) -> None:
    root = folder({"content/index.md": "# Accueil {#top}\n"})
    root.chmod(0o555)
    try:
        done = unprivileged(root, "-m", "mkdocs", "build", "-q")
    finally:
        root.chmod(0o755)
    assert done.returncode == 1
    assert ".site.half:1:1: error [unwritable-file]" in done.stderr
    assert "This cannot be written: this account has no permission." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", sorted(OF_THE_DISK))
def test_the_explanation_matches_the_message_of_a_build(
    folder: Folder, unprivileged: Unprivileged, request: pytest.FixtureRequest, page: str
) -> None:
    rewrite = request.config.getoption("--rewrite-golden")
    explanation = explained(page_in(page, "en"))
    root = folder({name: data or b"" for name, data in explanation.bad.items()})
    outputs = {}
    for language in languages_to_print(rewrite=rewrite):
        done = unprivileged(root, "-m", "mkdocs", "build", "-q", BILAN_LANG=language)
        outputs[language] = done.stderr.partition("\n\n")[0]
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    compare_output(page, outputs, rewrite=rewrite)
    for name, data in explanation.good.items():
        (root / name).write_bytes(data or b"")
    assert unprivileged(root, "-m", "mkdocs", "build", "-q").returncode == 0
