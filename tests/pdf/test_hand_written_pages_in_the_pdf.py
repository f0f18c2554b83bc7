"""A hand-written page is converted on paper by the extensions of mkdocs.yml, and what they make is set, not printed as source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
from bilan.render.markdown_options import MarkdownOptions
from bilan.rich_text.node_tree import descendants, find_all, plain_text
from bilan.rich_text.node_types import CodeBlock, Link
from tests.conftest import Folder, RunBilan
from tests.pdf.conftest import ARABIC, TypesetPdf
from tests.pdf.pictures import PNG

Typeset = Callable[[Path], TypesetPdf]

SETTINGS = "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n"
TABS = '=== "Premier"\n\n    Contenu un.\n\n=== "Second"\n\n    Contenu deux.\n'
CONSTRUCTS = [
    # extensions, what is written, what is printed, signs of the source
    ("abbr", "La DGSN, la DGSN.\n\n*[DGSN]: Direction générale", "La DGSN (Direction générale), la DGSN.", "*["),
    ("admonition", '!!! note "Avis"\n    Texte **encadré**.', "Avis Texte encadré.", "!!!"),
    ("def_list", "Terme\n:   Sens.", "Terme Sens.", ": "),
    ("footnotes", "Mot[^1].\n\n[^1]: La note.", "La note.", "[^1]"),
    ("md_in_html", '<div markdown="1">Du **gras**.</div>', "Du gras.", "**"),
    ("nl2br", "un\ndeux", "un deux", None),
    ("pymdownx.betterem", "mot**gras**mot", "motgrasmot", "**"),
    ("pymdownx.blocks.admonition", "/// note | Avis\nTexte.\n///", "Avis Texte.", "///"),
    ("pymdownx.blocks.caption", "Une phrase.\n\n/// caption\nLa légende.\n///", "La légende.", "///"),
    ("pymdownx.blocks.details", "/// details | Titre\nTexte.\n///", "Titre Texte.", "///"),
    ("pymdownx.caret", "x^2^ et ^^souligné^^", "x2 et souligné", "^"),
    ("pymdownx.critic", "{++ajouté++}{--retiré--}", "ajoutéretiré", "{"),
    ("pymdownx.details", '??? tip "Titre"\n    Replié.', "Titre Replié.", "???"),
    ("pymdownx.fancylists", "a. un\nb. deux", "a. un b. deux", None),
    ("pymdownx.inlinehilite", "`#!python print(1)`", "print(1)", "#!"),
    ("pymdownx.keys", "++ctrl+alt+del++", "Ctrl+Alt+Del", "++"),
    ("pymdownx.mark", "==marqué==", "marqué", "=="),
    ("pymdownx.progressbar", '[=85% "85 sur cent"]', "85 sur cent", "[="),
    ("pymdownx.smartsymbols", "(c) -->", "© →", "(c)"),
    ("pymdownx.superfences", "- un\n\n    ``` python\n    x = 1\n    ```", "x = 1", "```"),
    ("pymdownx.tabbed: {alternate_style: true}", TABS, "Premier Contenu un. Second Contenu deux.", "==="),
    ("pymdownx.tabbed", TABS, "Premier Contenu un. Second Contenu deux.", "==="),
    ("pymdownx.tasklist", "- [x] fait\n- [ ] à faire", "fait à faire", "[ ]"),
    ("pymdownx.tilde", "H~2~O, ~~barré~~", "H2O, barré", "~"),
    ("sane_lists", "3. trois\n4. quatre", "3. trois 4. quatre", None),
    ("smarty", 'Il dit "oui".', "Il dit “oui”.", '"'),
    ("toc", "[TOC]\n\n## Partie\n\nMot.", "Partie Mot.", "[TOC]"),
]


def _with(extension: str) -> str:
    return f"{SETTINGS}markdown_extensions:\n  - {extension}\n"


@pytest.mark.parametrize(("extension", "source", "printed", "sign"), CONSTRUCTS, ids=[item[0] for item in CONSTRUCTS])
def test_a_markdown_construct_is_printed(
    folder: Folder, typeset: Typeset, extension: str, source: str, printed: str, sign: str | None
) -> None:
    page = f"# Page\n\nDEBUT\n\n{source}\n"
    pdf = typeset(folder({"content/page.md": page, "mkdocs.yml": _with(extension)}))
    text = re.sub(r"\s", "", pdf.text.partition("Page DEBUT")[2])
    assert re.sub(r"\s", "", printed) in re.sub(r"\s", "", pdf.text)
    assert sign is None or sign.strip() not in text.partition("Méthode")[0]


def test_the_extensions_are_those_of_the_settings_and_no_others(folder: Folder, typeset: Typeset) -> None:
    page: dict[str, str | bytes] = {"content/page.md": '# Page\n\n!!! note "Avis"\n    Texte.\n\nTerme\n:   Sens.\n'}
    assert '!!! note "Avis"' in typeset(folder(page)).text
    assert ": Sens." in typeset(folder(page)).text
    with_boxes = typeset(folder({**page, "mkdocs.yml": _with("admonition")})).text
    assert "!!!" not in with_boxes
    assert ": Sens." in with_boxes


def test_a_note_referenced_twice_is_printed_once(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\nUn[^a], deux[^b], trois[^a].\n\n[^a]: Seule.\n\n    En deux parties.\n[^b]: Autre.\n"
    text = typeset(folder({"content/page.md": page, "mkdocs.yml": _with("footnotes")})).text
    assert text.count("Seule. En deux parties.") == 1
    assert text.count("Autre.") == 1


def test_code_keeps_its_lines(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\n```\nif x:\n    return  1\n```\n"
    (code,) = find_all(typeset(folder({"content/page.md": page})).document.tree, CodeBlock)
    assert plain_text(code) == "if x:\n    return  1"


def test_the_classes_screen_only_and_hidden_leave_things_out(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\nRien que pour l’écran.\n{: .screen-only }\n\n<p hidden>Caché.</p>\n\nReste.\n"
    text = typeset(folder({"content/page.md": page})).text
    assert "écran" not in text
    assert "Caché" not in text
    assert "Reste." in text


def test_pages_convert_as_on_the_site(folder: Folder) -> None:
    """The options that a command reads are those that a build hands on, headings of Arabic with their ids among them."""
    root = folder({"mkdocs.yml": f"{SETTINGS}markdown_extensions:\n  - toc: {{permalink: true}}\n  - admonition\n"})
    options = markdown_of_documents(root)
    assert options
    assert options.extensions == ("toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html")
    html = options.converter().convert("## أرقام\n\n| a |\n|--:|\n| 1 |\n")
    assert 'id="أرقام"' in html
    assert 'align="right"' in html


def test_different_options_have_different_digests(folder: Folder) -> None:
    digests = {
        options.digest
        for text in ("", "markdown_extensions: [admonition]\n", "markdown_extensions: [{toc: {toc_depth: 2}}]\n")
        if (options := markdown_of_documents(folder({"mkdocs.yml": SETTINGS + text})))
    }
    assert len(digests) == 3
    again = markdown_of_documents(folder({"mkdocs.yml": SETTINGS}))
    assert again and again.digest == MarkdownOptions(again.extensions, again.settings).digest


# Pictures


def _images(pdf: TypesetPdf) -> list[tuple[int, float, float, float, float]]:
    """Each picture of the PDF: its page, and its left, bottom, right and top in points."""
    return [
        (number, *item.get_bounds())
        for number, page in enumerate(pypdfium2.PdfDocument(pdf.content))
        for item in page.get_objects()
        if item.type == raw.FPDF_PAGEOBJ_IMAGE
    ]


@pytest.mark.parametrize(("said", "width"), [("width=280", 210.0), ("width=160", 120.0), ("width=50%", 229.6)])
def test_a_picture_is_as_wide_as_its_page_says(folder: Folder, typeset: Typeset, said: str, width: float) -> None:
    """A pixel is three quarters of a point (CSS 2.2, 4.3.2)."""
    page = f"# Page\n\n![Portrait](portrait.png){{ {said} }}\n"
    ((_, left, _, right, _),) = _images(typeset(folder({"content/page.md": page, "content/portrait.png": PNG})))
    assert right - left == pytest.approx(width, abs=0.6)


def test_no_picture_is_wider_than_its_column_nor_higher_than_a_page(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\n![Portrait](portrait.png){ width=5000 }\n"
    ((_, left, bottom, right, top),) = _images(typeset(folder({"content/page.md": page, "content/portrait.png": PNG})))
    assert right - left <= 443
    assert top - bottom <= 470


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_picture_at_a_side_has_the_words_beside_it(folder: Folder, typeset: Typeset, side: str, language: str) -> None:
    words = "Madame, Monsieur, ceci est écrit. " if language == "fr" else "سيداتي سادتي هذا النص مكتوب بجانب الصورة. "
    page = f"# Page\n\n![Portrait](portrait.png){{ width=280 align={side} }}\n\n" + f"{words * 6}\n\n" * 8
    files: dict[str, str | bytes] = {"content/page.md": page, "content/portrait.png": PNG}
    pdf = typeset(folder({**files, **(ARABIC if language == "ar" else {})}))
    ((number, left, bottom, right, top),) = _images(pdf)
    text = pypdfium2.PdfDocument(pdf.content)[number].get_textpage()
    boxes = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    level = [box for sign, box in boxes if sign.strip() and bottom + 12 < box[1] < top - 12]
    assert len(level) > 200
    if side == "right":
        assert max(box[2] for box in level) <= left - 10
    else:
        assert min(box[0] for box in level) >= right + 10
    below = [box for sign, box in boxes if sign.strip() and 90 < box[1] < bottom - 20]
    assert max(box[2] for box in below) - min(box[0] for box in below) > 400  # the rest takes the whole width


def test_a_signature_stands_at_its_side(folder: Folder, typeset: Typeset) -> None:
    page = "# Page\n\nMot.\n\n![Signature](signature.png){ width=100 align=right }\n"
    ((_, _, _, right, _),) = _images(typeset(folder({"content/page.md": page, "content/signature.png": PNG})))
    assert right == pytest.approx(527.2, abs=18)  # a left-hand page ends 6 mm earlier


def test_a_caption_is_below_its_picture(folder: Folder, typeset: Typeset) -> None:
    page = '# Page\n\n<figure><img src="portrait.png" alt="Portrait" width="100"><figcaption>La directrice.</figcaption></figure>\n'
    pdf = typeset(folder({"content/page.md": page, "content/portrait.png": PNG}))
    assert len(_images(pdf)) == 1
    assert "La directrice." in pdf.text


def test_links_between_pages_lead_on(folder: Folder, typeset: Typeset) -> None:
    """Within the document where it holds the page; to the site where it does not."""
    one = "# Un\n\n[a](../two/index.md) [b](../two/index.md#part) [c](../sources/index.md) [d](#part)\n\n## Ici {#part}\n"
    two = "# Deux\n\n[e](#part) [f](../one/)\n\n## Là {#part}\n\nMot.\n"
    tree = typeset(folder({"content/one.md": one, "content/two.md": two})).document.tree
    found = {plain_text(link): link for link in find_all(tree, Link) if plain_text(link) in list("abcdef")}
    assert (found["c"].address, found["c"].target) == ("https://example.org/sources/", "")
    places = {node.id: plain_text(node) for node in descendants(tree) if node.id}
    led = {name: places[found[name].target] for name in "abdef"}
    assert led == {"a": "Deux", "b": "Là", "d": "Ici", "e": "Là", "f": "Un"}


# What paper cannot show


LOST = [
    ("pymdownx.arithmatex: {generic: true}", "Soit $x^2$.", 3, "formula"),
    ("pymdownx.arithmatex: {generic: true}", "Un.\n\n$$\nE = mc^2\n$$", 6, "formula"),
    ("pymdownx.arithmatex", "Soit $x^2$.", 3, "formula"),
    (
        "pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n          class: mermaid\n"
        "          format: !!python/name:pymdownx.superfences.fence_code_format",
        "Un.\n\n``` mermaid\ngraph LR\n  A --> B\n```",
        6,
        "diagram",
    ),
    ("attr_list", 'Un.\n\n<video src="film.mp4" title="Film"></video>', 5, "“film.mp4”"),
    ("attr_list", '<audio controls><source src="film.mp4"></audio>', 3, "“film.mp4”"),
    ("attr_list", '<iframe src="film.html" title="Carte"></iframe>', 3, "“film.html”"),
    ("attr_list", "<form><input name=x></form>", 3, "form"),
    ("attr_list", "<canvas></canvas>", 3, "“<canvas>”"),
    ("attr_list", '<script src="x.js"></script>', 3, "“<script>”"),
]


@pytest.mark.parametrize(("extension", "source", "line", "named"), LOST)
def test_unprintable_markup_is_reported_at_its_place(
    folder: Folder, run_bilan: RunBilan, typeset: Typeset, extension: str, source: str, line: int, named: str
) -> None:
    files: dict[str, str | bytes] = {
        "content/page.md": f"# Page\n\n{source}\n",
        "mkdocs.yml": _with(extension),
        **{f"content/{name}": b"x" for name in ("film.mp4", "film.html", "x.js")},
    }
    root = folder(files)
    code, _, err = run_bilan("-C", root, "check")
    assert code == 0, err
    assert f"content/page.md:{line}:" in err
    assert err.count("[not-printable]") == 1
    assert named in err.partition("[not-printable]")[2]
    text = typeset(root).text
    for sign in ("mc^2", "x^2", "graph LR", "<video", "<iframe"):
        assert sign not in text


@pytest.mark.parametrize("name", ["film.mp4", "https://example.org/film"])
def test_the_address_of_what_is_embedded_is_printed(folder: Folder, typeset: Typeset, name: str) -> None:
    page = f'# Page\n\n<video src="{name}" title="Le film"></video>\n'
    pdf = typeset(folder({"content/page.md": page, "content/film.mp4": b"x"}))
    assert "Vidéo : Le film — https://example.org/" in pdf.text
    (link,) = (link for link in find_all(pdf.document.tree, Link) if "film" in plain_text(link))
    assert link.address == ("https://example.org/film.mp4" if name == "film.mp4" else name)


def test_printable_markup_is_not_reported(folder: Folder, run_bilan: RunBilan) -> None:
    source = "Soit $x^2$."
    settings = _with("pymdownx.arithmatex: {generic: true}")
    cases: tuple[dict[str, str | bytes], ...] = (
        {"content/index.md": f"# Page\n\n{source}\n", "mkdocs.yml": settings},  # a home page is in no document
        {"content/page.md": f"# Page\n\n{source}\n", "mkdocs.yml": settings.replace("bilan]", "{bilan: {pdf: false}}]")},
        {"content/page.md": f"# Page\n\n{source}\n{{: .screen-only }}\n", "mkdocs.yml": settings},
        {"content/page.md": '# Page\n\n{{ table("total") }}\n{{ chart_of("x") if false else "" }}\n'},
    )
    for files in cases:
        root = folder({"content/page.md": "# Page\n", "content/index.md": "# Page\n", **files})
        _, _, err = run_bilan("-C", root, "check")
        assert "not-printable" not in err


def test_changed_settings_are_checked_again(folder: Folder, run_bilan: RunBilan) -> None:
    page: dict[str, str | bytes] = {"content/page.md": "# Page\n\nSoit $x^2$.\n"}
    assert "not-printable" not in run_bilan("-C", folder({**page, "mkdocs.yml": _with("attr_list")}), "check")[2]
    settings = _with("pymdownx.arithmatex: {generic: true}")
    assert "not-printable" in run_bilan("-C", folder({**page, "mkdocs.yml": settings}), "check")[2]
    assert "not-printable" not in run_bilan("-C", folder(page), "check")[2]
