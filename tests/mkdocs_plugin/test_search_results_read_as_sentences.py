"""The words below a search result are set as on their page: no space before a comma, and none doubled beside a number."""

from __future__ import annotations

import pytest

from bilan.mkdocs_plugin.search.search_sections import sections

NUMBER = '<a class="figure-link" href="#2025"><data class="figure" value="{0}">{0}</data></a>'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>contre {NUMBER.format(845)}. Le nombre</p>", "contre 845. Le nombre"),
        (f"<p>contre ({NUMBER.format(845)})</p><p>Fin</p>", "contre (845) Fin"),
        (f"<p>environ&#160;{NUMBER.format(845)}\u00a0écoles, dont <em>deux</em>\u202f;</p>", "environ\u00a0845\u00a0écoles, dont deux\u202f;"),
        (f"<td>2025</td><td>{NUMBER.format(845)}</td><td>, seul</td>", "2025 845 , seul"),
        ("<p>بلغ <b>845</b>، مقابل</p>", "بلغ 845، مقابل"),
        ("<p>a <i>b</i> c<br>d</p>", "a b c d"),
    ],
)  # fmt: skip
def test_only_the_tags_of_a_link_or_number_beside_a_sign_part_nothing(html: str, text: str) -> None:
    (section,) = sections(f'<h1 id="a">Titre</h1>{html}', "Titre")
    assert section.text == text
