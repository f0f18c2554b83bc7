"""Built sites for the tests in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.build_process import run_build
from tests.conftest import write_folder
from tests.shared_build import real_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own report."""
    return real_site(tmp_path_factory)


@pytest.fixture(scope="module")
def address(served: Callable[[Path], AbstractContextManager[str]], site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(site) as address:
        yield address


def built_site(root: Path, files: Mapping[str, str]) -> Path:
    """The site built from files in a new folder."""
    done = run_build(write_folder(root, {**files}), "-q")
    assert done.returncode == 0, done.stderr
    return root / "site"
