"""Addresses that readers cannot open are refused; two addresses of one page are known as the same, those of two pages are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.values.web_address import MAX_LENGTH, address_fault, canonical_address, host_of, redirect_target

HOST = "https://journal.example.org"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org:65535/",
        "https://example.org./",
        "https://my_site.example.org/",
        "https://a-b.example.org/",
        "https://مثال.إختبار/مقال",
        "https://xn--mgbh0fb.example/",
        "https://8.8.8.8/",
        "https://[2001:4860:4860::8888]/",
        "https://example.org/100%25",
        "https://example.org/" + "a" * (MAX_LENGTH - 20),
        "https://" + "a" * 63 + ".org/",
        "https://" + "a." * 125 + "org/",
    ],
)
def test_an_address_that_readers_can_open_is_right(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "www.example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///a",
        "https://user@example.org/",
        "https://[journal.example.org/un",
        "https://example.org:65536/",
        "https://example.org:port/",
        "https://a..example.org/",
        "https://.example.org/",
        "https://-a.example.org/",
        "https://a-.example.org/",
        "https://" + "a" * 64 + ".org/",
        "https://" + "a." * 126 + "org/",
        "https://a",
        "https://localhost/",
        "https://LOCALHOST:8000/",
        "https://report.localhost/",
        "https://intranet.local/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f.1/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://[::1]/",
        "https://[fe80::1]/",
        "https://example.org/%",
        "https://example.org/%zz",
        "https://example.org/a b",
        "https://example.org/\u202egpj.exe",
        "https://exa\u00admple.org/",
        "https://example.org/\u200b",
        "https://example.org/" + "a" * (MAX_LENGTH - 19),
    ],
)
def test_any_other_is_refused(address: str) -> None:
    assert address_fault(address) is not None


def test_a_refusal_names_its_reason_if_known() -> None:
    found = [address_fault(address) for address in ("https://10.0.0.1/", "https://a..org/", "https://a.org/5%", "www.a.org")]
    assert [(fault.message, fault.hint) for fault in found if fault] == [
        (
            "“10.0.0.1” is a machine of your own network; readers cannot open it.",
            "Write the address by which everybody can open the page.",
        ),
        ("“a..org” is not the name of a website.", "Copy the address from the browser again."),
        ("In an address, two digits or letters A to F follow each “%”.", "Write a percent sign as “%25”."),
        ("", "Write https://www.a.org"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://journal.example.org/un",
        "https://www.journal.example.org/un/",
        "https://m.journal.example.org/un",
        "https://mobile.journal.example.org/un",
        "https://amp.journal.example.org/un",
        "https://JOURNAL.example.org:443/un",
        "https://journal.example.org./un",
        f"{HOST}/%75n",
        f"{HOST}/un#commentaires",
        f"{HOST}/un#:~:text=le%20bilan",
        f"{HOST}/un/amp",
        f"{HOST}/un/amp/",
        f"{HOST}/un?amp",
        f"{HOST}/un?amp=1",
        f"{HOST}/un?outputType=amp",
        f"{HOST}/un;jsessionid=0A1B",
        *(
            f"{HOST}/un?{name}=x"
            for name in (
                "utm_source", "UTM_medium", "xtor", "at_medium", "at_campaign", "at_custom1", "srsltid", "fbclid", "gclid",
                "msclkid", "mc_cid", "mc_eid", "mtm_campaign", "pk_campaign", "_hsenc", "mkt_tok", "igshid", "ref_src",
            )
        ),
    ],
)  # fmt: skip
def test_addresses_of_one_page_are_the_same(address: str) -> None:
    assert canonical_address(address) == canonical_address(f"{HOST}/un")


@pytest.mark.parametrize(
    "address",
    [
        f"{HOST}/deux",
        f"{HOST}/un?id=1",
        f"{HOST}/un?id=2",
        f"{HOST}/un?ref=1",
        f"{HOST}/un?amp=2",
        f"{HOST}/un?atlas=1",
        f"{HOST}/Un",
        f"{HOST}/champ",
        f"{HOST}/a%2Fb",
        f"{HOST}/a/b",
        f"{HOST}:8080/un",
        "https://fr.journal.example.org/un",
        "https://m.org/un",
        "https://org/un",
        f"{HOST}/revue.pdf#page=3",
        f"{HOST}/revue.pdf#page=4",
        f"{HOST}/#/un",
        f"{HOST}/#!un",
    ],
)
def test_addresses_of_two_pages_are_not(address: str) -> None:
    others = [
        f"{HOST}/un",
        f"{HOST}/revue.pdf",
        f"{HOST}/",
        f"{HOST}/a/b",
        f"{HOST}/un?id=1",
        f"{HOST}/revue.pdf#page=3",
        "https://org/un",
    ]
    known = {canonical_address(other) for other in others if other != address}
    assert canonical_address(address) not in known


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://www.google.com/url?rct=j&url=https://example.org/1%3Fx%3D1&ct=ga", "https://example.org/1?x=1"),
        ("https://google.co.ma/url?q=https://example.org/1", "https://example.org/1"),
        ("https://www.google.com/amp/s/www.example.org/un?x=1", "https://www.example.org/un?x=1"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/un/amp", "https://www.example.org/un/amp"),
        ("http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fexample.org%2f1", "https://example.org/1"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F1&h=x", "https://example.org/1"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F1&data=x",
            "https://example.org/1",
        ),
    ],
)
def test_a_redirect_address_is_replaced_by_its_target(address: str, page: str) -> None:
    assert redirect_target(address) == page


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/url?url=https://other.example",
        "https://www.google.com/url?url=javascript:alert(1)",
        "https://www.google.com/url?sa=t",
        "https://www.google.com/search?q=https://example.org",
        "https://evil.example/google.com/url?url=https://example.org",
        "https://news.google.com/rss/articles/CBMi",
        "https://[google.com/url?url=https://example.org",
    ],
)
def test_other_addresses_are_unchanged(address: str) -> None:
    assert redirect_target(address) == address


@given(st.text(max_size=60))
def test_every_text_has_an_answer(text: str) -> None:
    for tail in (text, f"https://{text}", f"https://google.com/{text}", f"https://example.org/?{text}"):
        address_fault(tail)
        assert canonical_address(redirect_target(tail)) is not None
        assert host_of(tail) is not None
