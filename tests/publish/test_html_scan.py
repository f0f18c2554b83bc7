"""What is found in a page by pattern is what a parser finds: links, anchors, inline scripts, and nothing in their texts."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from bilan.publish.content_security_policy import Policy, add_policy, policy_of
from bilan.publish.html_scan import scan_page


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href="/a/">x</a>', ("/a/",)),
        ("<a href='/a/?x=1&amp;y=2'>x</a>", ("/a/?x=1&y=2",)),
        ("<a href=/a/ class=b>x</a>", ("/a/",)),
        ('<A HREF = "/a/">x</A>', ("/a/",)),
        ('<a title="5 > 4" href="/a/">x</a>', ("/a/",)),
        ('<a title="see href=/no/ there" href="/a/">x</a>', ("/a/",)),
        ('<a title=\'say "href="\' href="/a/">x</a>', ("/a/",)),
        ('<a data-href="/no/">x</a>', ()),
        ('<p>in a text: href="/no/" src="/no/"</p>', ()),
        ('&lt;a href="/no/"&gt;', ()),
        ('<!-- <a href="/no/">x</a> -->', ()),
        ("<script>document.write('<a href=\"/no/\">')</script>", ()),
        (
            '<script src="/a.js"></script><img src="/b.png" srcset="/c.png 1x, /d.png 2x">',
            ("/a.js", "/b.png", "/c.png", "/d.png"),
        ),
        ('<data value="1">1</data><object data="/a.svg"></object>', ("/a.svg",)),
        ('<a href="/a/">x</a><a href="/a/">y</a>', ("/a/",)),
        ('<a\nhref="/a/"\n>x</a>', ("/a/",)),
        ("<a class=x/href=/no/ href='/a/'>x</a>", ("/a/",)),
        ('<a class="x"href="/a/"/>', ("/a/",)),
        ('<a/href="/a/">x</a><img hidden src=/b.png>', ("/a/", "/b.png")),
    ],
)
def test_links(html: str, links: tuple[str, ...]) -> None:
    assert scan_page(html).links == links


def test_anchors_are_ids_and_the_names_of_links() -> None:
    html = '<h2 id="a">x</h2><a name="b"></a><input name="c"><p id=\'d&amp;e\'>id="f"</p>'
    assert scan_page(html).anchors == {"a", "b", "d&e"}


def test_only_inline_scripts_that_run_are_hashed() -> None:
    html = (
        '<script>one()</script><script src="x.js"></script><script type="application/json">{}</script>'
        '<script type="application/ld+json">{}</script><script type="module">two()\r\n</script><style>p{}</style>'
    )
    page = scan_page(html)
    assert page.scripts == {_hash("one()"), _hash("two()\n")}  # a parser reads line ends as LF
    assert page.styles == {_hash("p{}")}


def test_scripts_that_no_hash_allows_are_found() -> None:
    page = scan_page('<p style="color: red" onclick="x()">a</p><p title="onclick=x()">one="2"</p>')
    assert page.forbidden == ('style="color: red"', 'onclick="x()"')


def test_the_policy_precedes_everything_that_a_page_loads() -> None:
    html = '<!doctype html><html><head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="a.css"></head></html>'
    stated = add_policy(html, policy_of([scan_page(html)], {}))
    assert stated.index('charset="utf-8"') < stated.index("Content-Security-Policy") < stated.index("a.css")
    assert add_policy(stated, Policy()) == stated


def test_a_policy_is_strict_and_may_be_widened_by_name_only() -> None:
    page = scan_page("<script>a()</script>")
    policy = policy_of([page], {"frame-src": ("https://video.example",), "img-src": ("https://images.example",)})
    assert "unsafe" not in policy.header
    assert policy.header.startswith("default-src 'none'; ")
    assert "; frame-src https://video.example" in policy.header
    assert "img-src 'self' data: https://images.example;" in policy.header
    assert f"script-src 'self' {_hash('a()')};" in policy.header
    assert "frame-ancestors 'self'" in policy.header
    assert "frame-ancestors" not in policy.meta  # a browser would complain of it there
