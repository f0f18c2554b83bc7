"""Each module has a name of its own, which says what the module does."""

from __future__ import annotations

import re
from collections import Counter

from tests.architecture.test_imports_point_one_way import CODE

STEMS = [path.stem for path in CODE.rglob("*.py") if path.name != "__init__.py"]
FOLDERS = [path.parent.name for path in CODE.rglob("__init__.py")]
VAGUE = re.compile(r"(?:.*_)?(?:utils?|helpers?|managers?|misc|common|stuff)(?:_.*)?")


def test_no_two_modules_have_the_same_name() -> None:
    assert [name for name, count in Counter(STEMS).items() if count > 1] == []


def test_no_module_or_package_has_a_vague_name() -> None:
    assert [name for name in STEMS + FOLDERS if VAGUE.fullmatch(name)] == []


def test_vague_names_are_recognized() -> None:
    """The test above can fail: it finds vague words alone and beside others, and leaves whole words alone."""
    found = [
        name
        for name in ("utils", "date_utils", "helper", "misc_files", "commonwealth", "utilities", "formatter")
        if VAGUE.fullmatch(name)
    ]
    assert found == ["utils", "date_utils", "helper", "misc_files"]
