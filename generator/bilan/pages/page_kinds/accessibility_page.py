"""The accessibility statement, unless there is a hand-written one: what is done, what is not known, and whom to write to.

It says of the site only what is so on every site that Bilan makes.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.blocks.block import Block
from bilan.blocks.text_blocks import BulletList, Heading, Paragraph
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import sentence

ADDRESS = "/accessibility/"


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    description = sentence("How this site can be used by everyone, and whom to tell of an obstacle.")
    yield PageSpec(ADDRESS, sentence("Accessibility"), report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    publication = inputs.report.publication
    contact = publication.contact
    yield Heading(sentence("Accessibility"), "top", 1)
    yield Paragraph(
        (
            sentence("This site is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA."),
            sentence("Its pages are checked by a program; people may still meet obstacles that no program finds."),
        ),
        "lead",
    )
    yield Heading(sentence("What is done"), "done")
    yield BulletList(
        (
            sentence(
                "Every page can be read and used with the keyboard alone; without scripts only the search and the filters "
                "are missing."
            ),
            sentence("The numbers of each chart are also given in words, for people who listen to the page."),
            sentence("Nothing is said by colour alone, and text keeps its contrast in the dark display."),
            sentence("Text can be enlarged to twice its size, and pages are read without scrolling sideways on a phone."),
            sentence("The annual PDF is tagged (PDF/UA)."),
        )
    )
    yield Heading(sentence("What is not ours"), "not-ours")
    yield Paragraph((sentence("Pages and documents of others, to which this site links, may not be accessible."),))
    yield Heading(sentence("Tell us of an obstacle"), "contact")
    if contact and contact.email:
        yield Paragraph((sentence("Write to {email}, and say on which page it is.", email=contact.email),))
    elif (contact and contact.url) or publication.publisher.url:
        yield Paragraph((sentence("Write to the publisher, whose name is at the foot of each page."),))
    else:
        yield Paragraph((sentence("This report does not yet give an address to write to."),))
