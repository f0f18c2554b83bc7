"""A report that builds at once: its data and pages, and around them what Git, an editor, a forge and pip need.

The smallest one has an invented institution, figures marked as examples and comments that explain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bilan.editing.json_schema import schema_texts
from bilan.model.publication import subtag
from bilan.scaffolds.merged_languages import merge_languages
from bilan.scaffolds.sample_reports import SAMPLES, sample_files, sample_title
from bilan.scaffolds.scaffold_texts import project_texts, scaffold_text
from bilan.scaffolds.yaml_scalar import scalar

MINIMAL = "minimal"
ORIGINS = (MINIMAL, *SAMPLES)
LICENCE = "CC-BY-4.0"

_TITLES = {
    "fr": "Rapport annuel de communication",
    "en": "Annual communication report",
    "ar": "التقرير السنوي للتواصل",
}
_INSTITUTIONS = {"fr": "Ville d’Exemple", "en": "City of Example", "ar": "مدينة المثال"}
_AUTHORS = {"fr": "les auteurs de ce rapport", "en": "the authors of this report", "ar": "هيئة تحرير هذا التقرير"}
_INVENTED = {
    "fr": (
        "Tout ce qu’il contient est un exemple : l’institution, les chiffres et les documents sont inventés.\nRemplacez-les."
    ),
    "en": "All that it holds is an example: the institution, the figures and the documents are invented. Replace them.",
    "ar": "وكل ما فيه مثال: المؤسسة والأرقام والوثائق متخيلة. استبدلوها.",
}
_OF_THE_DGSN = {
    "fr": (
        "Il commence par une copie du rapport sur la Sûreté nationale du Maroc (DGSN). Ses chiffres sont réels et\n"
        "viennent de sources publiques : remplacez-les tous par les vôtres."
    ),
    "en": (
        "It begins as a copy of the report on Morocco’s national police (DGSN). Its figures are real and come from\n"
        "public sources: replace all of them by yours."
    ),
    "ar": (
        "ويبدأ نسخةً من التقرير عن المديرية العامة للأمن الوطني المغربية. وأرقامه حقيقية ومصدرها مراجع منشورة:\n"
        "استبدلوها كلها بأرقامكم."
    ),
}
_SHORT_NAME = re.compile(r"^  short_name: .*\n", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """What a new report is made from.

    `languages` are BCP 47 tags, the first the default, each with texts of its own; `origin` is one of ORIGINS. Empty texts
    are filled in: by examples in the smallest report, by those of the sample elsewhere.
    """

    languages: tuple[str, ...]
    year: int
    origin: str = MINIMAL
    title: str = ""
    institution: str = ""
    licence: str = ""
    forge: str = "none"


def report_files(new: NewReport) -> dict[str, bytes]:
    """Return the files of a new report by path, for a year that has ended and the one before."""
    language = subtag(new.languages[0])
    texts = {subtag(tag): _texts(new, subtag(tag)) for tag in new.languages}
    files = {path: text.encode() for path, text in merge_languages(texts).items()}
    if new.origin != MINIMAL:
        files = {path: content for path, content in files.items() if not path.startswith(("data/", "content/"))}
        files |= sample_files(new.origin, new.languages, new.institution, new.licence)
    around = {**project_texts(new.forge), **_schemas(language)}
    return {**files, **{path: text.encode() for path, text in around.items()}}


def _schemas(language: str) -> Mapping[str, str]:
    return {f"schema/{name}": text for name, text in schema_texts(language).items()}


def _texts(new: NewReport, language: str) -> dict[str, str]:
    """Return the files of a report in one language by path."""
    licence = new.licence or LICENCE
    sample = new.origin != MINIMAL
    values = {
        "title": scalar(new.title or (sample_title(new.origin, language) if sample else _TITLES[language])),
        "institution": scalar(new.institution or _INSTITUTIONS[language]),
        "holder": " ".join((new.institution or (_AUTHORS if sample else _INSTITUTIONS)[language]).split()),
        "contents": (_OF_THE_DGSN if new.origin == "dgsn" else _INVENTED)[language],
        "languages": f"[{', '.join(new.languages)}]",
        "licence": licence,
        "licence_url": f"https://spdx.org/licenses/{licence}.html",
        "year": new.year,
        "before": new.year - 1,
    }
    files = scaffold_text(language, "report", values)
    if new.institution:
        files["data/report.yml"] = _SHORT_NAME.sub("", files["data/report.yml"])
    folders = {"data/year/": f"data/{new.year}/", "data/before/": f"data/{new.year - 1}/"}
    return {_placed(path, folders): text for path, text in files.items()}


def _placed(path: str, folders: dict[str, str]) -> str:
    folder = next((name for name in folders if path.startswith(name)), "")
    return folders.get(folder, "") + path.removeprefix(folder)
