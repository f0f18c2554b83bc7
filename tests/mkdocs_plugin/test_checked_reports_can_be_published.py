"""Any report that passes `bilan check` is built by `mkdocs build`, with PDF and cards, whatever its texts are.

`BILAN_EXAMPLES=200 pytest tests/mkdocs_plugin/test_checked_reports_can_be_published.py` tries more reports than a run of all tests.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bilan.diagnostics.problem import errors
from bilan.mkdocs_plugin.dry_run import verdict
from tests.conftest import MINIMAL

EXAMPLES = int(os.environ.get("BILAN_EXAMPLES", "5"))
LONGEST = 20_000  # characters of a text that the format takes
DAY = date(2026, 11, 24)
SETTINGS = MINIMAL["mkdocs.yml"] + "strict: true\nsite_url: https://example.org/rapport/\n"

HOSTILE = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>", "&amp;&#60;", "<!-- x", "]]>"),
    *("{{ x }}", "{% raw %}", "${x}", "#set page()", "$x$ @y <z>", "\\u0041", "%%", "C:\\dossier"),
    *("# titre", "| a | b |", "```", "`x`", "[l](y)", "![i](j)", "*a* _b_ ~c~", "[^1]", "1. un", "---", ": b"),
    *(
        "🔴 DIRECT",
        "👩‍👩‍👧",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        "אהבה",
        "中文 日本語",
        "e\u0331\u0301",
        "𓀀",
        "كلمة",
        "« l’été »",
    ),
    *("=1+1", "@cmd", "-2", "é" * 300, "Mot " * 60),
)
SIGNS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
)
PIECES = st.one_of(st.sampled_from(HOSTILE), st.text(SIGNS, min_size=1, max_size=30))
SHORT = st.lists(PIECES, min_size=1, max_size=4).map(" ".join).filter(str.strip)
LONG = st.sampled_from([("Mot " * (LONGEST // 4)).strip(), "x" * LONGEST])
TEXTS = st.integers(0, 9).flatmap(lambda number: SHORT if number else LONG)
WRITTEN = PIECES.filter(lambda piece: not any(sign in piece for sign in ("src=", "](", "{{", "{%", "---")))  # a problem told
PROSE = st.lists(st.one_of(WRITTEN, st.sampled_from(['{{ figure("total") }}', "{{ overview() }}", "## Partie"])), max_size=5)


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _report(draw: st.DrawFn) -> dict[str, str]:
    def text() -> str:
        return draw(TEXTS)

    def maybe(**keys: Any) -> dict[str, Any]:
        return {name: value() for name, value in keys.items() if draw(st.booleans())}

    languages = draw(st.sampled_from([["fr"], ["ar-MA"], ["fr", "ar-MA", "en"]]))
    first = languages[0].partition("-")[0]
    report = {"title": text(), "institution": {"name": text(), **maybe(short_name=text)}, "languages": languages}
    unit = {first: {"one": text(), "other": text()}}
    indicator = {"name": text(), "definition": text(), "theme": "press", "unit": "item"}
    indicators = {
        "themes": {"press": {"name": text(), **maybe(intro=text)}},
        "units": {"item": unit},
        "indicators": {"total": indicator, "one": {**indicator, "name": text()}, "two": {**indicator, "name": text()}},
    }
    figure = {"value": 10, "parts": ["one", "two"], **maybe(note=text)}
    article = {"id": "a1", "title": text(), "outlet": text(), "date": "2021-03-01", "language": "fr", "summary": text()}
    event = {"date": "2021-05-02", "title": text(), **maybe(text=text)}
    page = draw(PROSE)
    files = {
        "data/report.yml": _yaml(report),
        "data/indicators.yml": _yaml(indicators),
        "data/sources.yml": _yaml(
            {"sources": {"review": {"title": text(), "publisher": text(), "url": "https://example.org/r"}}}
        ),
        "data/2021/year.yml": _yaml({"status": "published", "highlights": ["total"]}),
        "data/2021/figures.yml": _yaml({"source": "review", "figures": {"total": figure, "one": 6, "two": 4}}),
        "data/2021/articles.yml": _yaml({"articles": [{**article, "url": "https://journal.example.org/a"}]}),
        "content/index.md": "# Accueil\n\nBonjour.\n",
    }
    if draw(st.booleans()):
        files["data/2021/events.yml"] = _yaml({"events": [event]})
    if draw(st.booleans()):
        files["data/glossary.yml"] = _yaml({"terms": {"fake_news": {"name": text()[:200], "definition": text()}}})
    if page:
        front = _yaml(maybe(title=text, description=text))
        files["content/visite.md"] = f"---\n{front}\n---\n\n" + "\n\n".join(page) + "\n"
    return files


REPORTS = st.composite(_report)()


def _written(root: Path, files: dict[str, str]) -> None:
    for name, text in {"mkdocs.yml": SETTINGS, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="BILAN_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a build takes seconds: a report that fails is not made smaller
)
@given(files=REPORTS)
def test_a_report_without_errors_can_be_built(files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    root = Path(tempfile.mkdtemp(prefix="bilan-"))
    try:
        _written(root, files)
        found = verdict(root, DAY).problems
        unforeseen = [
            problem for problem in found if problem.code in ("build-failed", "unsettable-document", "bad-template")
        ]
        assert unforeseen == []
        if not errors(found):
            config = load_config(str(root / "mkdocs.yml"))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            assert (root / "site/2021/report.pdf").exists() or (root / "site/ar/2021/report.pdf").exists()
    finally:
        shutil.rmtree(root, ignore_errors=True)
