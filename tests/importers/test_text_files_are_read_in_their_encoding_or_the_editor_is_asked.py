"""UTF-8 and UTF-16 say it themselves, a code page is taken where only one gives a text, and never is a mangled one proposed."""

from __future__ import annotations

import pytest

from bilan.diagnostics.problem import Problem
from bilan.spreadsheets.csv_file import read_csv
from bilan.spreadsheets.encoding import Decoded, decode

FRENCH = (
    "Titre;Journal\nL'été à Casablanca : « un bilan » très positif;Le Matin\nÀ Rabat, la sûreté fête ses 69 ans;Médias24\n"
)
ARABIC = "العنوان;الجريدة\nالمديرية العامة للأمن الوطني تقدم حصيلة سنة 2025، وتعلن عن أرقام؛ هل؟;هسبريس\n"
MIXED = "Titre;Journal\nالمديرية العامة للأمن الوطني;Médias24\nأرقام;Le Matin\n"


@pytest.mark.parametrize("text", [FRENCH, ARABIC, MIXED, "Indicateur;2024\nVisites;300\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_whichever_form_it_has(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), "a.csv")
    assert isinstance(found, Decoded)
    assert (found.text, found.damaged) == (text, False)


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (FRENCH, "cp1252", "windows-1252"),
        (FRENCH.replace("À", "A"), "cp850", "cp850"),
        (FRENCH, "mac_roman", "macintosh"),
        ("Poste;Montant\nCoût : 300 €;5\n", "iso8859_15", "iso8859_15"),
        ("Poste;Montant\nCoût : 300 €;5\n", "cp1252", "windows-1252"),
        ("Indicateur;2024\nVisites guidées;300\n", "cp1252", "windows-1252"),
        ("Indicateur;2024\nDÉMENTIS;2\nDEMANDES D'ACCÈS;40\n", "cp850", "cp850"),
        ("Indicateur;2024\nÉtat;2\n", "cp1252", "windows-1252"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "iso8859_6", "iso-8859-6"),
        (MIXED, "cp1256", "windows-1256"),
        (MIXED, "cp720", "cp720"),
    ],
)
def test_a_code_page_is_taken_where_it_alone_gives_a_text(text: str, encoding: str, named: str) -> None:
    assert decode(text.encode(encoding), "a.csv") == Decoded(text, named)


@pytest.mark.parametrize(
    ("text", "encoding", "options"),
    [
        ("Indicateur\nDEMANDES D'ACCÈS\n", "cp850", ["--encoding windows-1252", "--encoding cp850"]),  # ACCÔS, ACCÈS
        ("Indicateur\nÉtat\n", "mac_roman", ["--encoding cp850", "--encoding macintosh"]),  # âtat, État
    ],
)
def test_where_two_readings_are_texts_the_editor_is_asked_and_shown_both(
    text: str, encoding: str, options: list[str]
) -> None:
    found = decode(text.encode(encoding), "a.csv")
    assert isinstance(found, Problem)
    assert (found.code, found.place.line) == ("not-utf8", 2)
    assert all(option in found.hint for option in options)
    assert text.splitlines()[1] in found.hint


def test_bytes_that_are_no_text_in_any_code_page_are_not_guessed_at() -> None:
    found = decode("Décès d’un agent\nCoup".encode() + b"\xe9\xc9\xa9\xc3\xe9\xc3\xa9\xc9\n", "a.csv", "")
    assert not isinstance(found, Decoded) or found.damaged


@pytest.mark.parametrize("cut", [b"Coup\xe9;2\n", b"Coup\xc3", "Coupé;2\n".encode()[:5]])
def test_a_row_that_is_not_utf8_is_left_out_with_its_place_and_the_others_are_read(cut: bytes) -> None:
    sheet = read_csv("Titre;Année\nDécès d’un agent;1\nÀ Rabat;3\n".encode() + cut, "a.csv")
    assert [row.cells[0] for row in sheet.rows] == ["Titre", "Décès d’un agent", "À Rabat"]
    assert [(problem.code, problem.place.line, problem.place.column) for problem in sheet.problems] == [("not-utf8", 4, 1)]
    assert "�" in sheet.lines[3]


def test_an_encoding_that_is_named_is_the_one_that_is_read() -> None:
    found = decode("D'ACCÈS".encode("cp850"), "a.csv", "cp850")
    assert found == Decoded("D'ACCÈS", "cp850")


@pytest.mark.parametrize("named", ["utf-8", "no-such", "rot13", "base64", "utf-16"])
def test_an_encoding_that_does_not_read_the_file_is_a_problem_at_its_line(named: str) -> None:
    found = decode(b"a\nb\xe9\n", "a.csv", named)
    assert isinstance(found, Problem)
    assert found.code == "not-utf8"
    assert found.place.line == (2 if named == "utf-8" else found.place.line)
