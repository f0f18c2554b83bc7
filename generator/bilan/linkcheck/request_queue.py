"""Checks many addresses: several hosts in parallel, with one request at a time to a host and a pause after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from urllib.parse import urlsplit

from bilan.linkcheck.link_request import Answer, RequestPolicy, check_address

_MAX_THREADS = 6

QueueItem = tuple[str, Answer] | None


def check_addresses(addresses: Iterable[str], policy: RequestPolicy) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as soon as it is known."""
    hosts = _by_host(addresses)
    answers: SimpleQueue[QueueItem] = SimpleQueue()
    stopped = Event()
    with ThreadPoolExecutor(_MAX_THREADS) as threads:
        for host in hosts.values():
            threads.submit(_check_host, host, policy, answers, stopped)
        try:
            yield from _answers(answers, len(hosts))
        finally:
            stopped.set()  # no more requests once the caller stops iterating


def _answers(answers: SimpleQueue[QueueItem], hosts: int) -> Iterator[tuple[str, Answer]]:
    while hosts:
        answer = answers.get()
        if answer is None:
            hosts -= 1
        else:
            yield answer


def _by_host(addresses: Iterable[str]) -> dict[str, list[str]]:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    return hosts


def _check_host(addresses: list[str], policy: RequestPolicy, answers: SimpleQueue[QueueItem], stopped: Event) -> None:
    try:
        for number, address in enumerate(addresses):
            if stopped.wait(policy.pause if number else 0):
                break
            answers.put((address, check_address(address, policy)))
    finally:
        answers.put(None)
