"""Firefox for the tests that need it: the machine's own, by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

Playwright drives only a Firefox that it has downloaded. As with Chromium, tests are skipped where there is none, except in CI.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.browser.serving import LIMIT

# Firefox asks its makers for nothing, and moves nothing.
PREFERENCES: dict[str, str | int | bool] = {
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "ui.prefersReducedMotion": 1,
}
# https://w3c.github.io/webdriver/#keyboard-actions
KEYS = {"Control": "\ue009", "Enter": "\ue007", "ArrowRight": "\ue014"}


class Firefox:
    """One tab of Firefox: `with Firefox(path) as page`."""

    _socket: ClientConnection
    _tab: str

    def __init__(self, path: str) -> None:
        self._path, self._sent, self._stack = path, 0, ExitStack()

    def go(self, address: str) -> None:
        """Show a page, and wait until it is loaded and has the focus."""
        self._command("browsingContext.navigate", context=self._tab, url=address, wait="complete")
        self.until("document.hasFocus()")

    def evaluate(self, expression: str, argument: Any = None) -> Any:
        """Return the value of an expression; if it is a function and there is an argument, what it returns for that."""
        target = {"target": {"context": self._tab}, "awaitPromise": True}
        if argument is None:
            answer = self._command("script.evaluate", expression=expression, **target)
            return answer["result"].get("value")
        function = f"async (given) => JSON.stringify(await ({expression})(JSON.parse(given)))"
        given = [{"type": "string", "value": json.dumps(argument)}]
        answer = self._command("script.callFunction", functionDeclaration=function, arguments=given, **target)
        return json.loads(answer["result"]["value"])

    def until(self, expression: str) -> None:
        """Wait until an expression is true. It is evaluated each time that the page is drawn."""
        deadline = time.monotonic() + LIMIT
        while not self.evaluate(f"new Promise((then) => requestAnimationFrame(() => then(Boolean({expression}))))"):
            assert time.monotonic() < deadline, f"never true: {expression}"

    def press(self, *keys: str, holding: str = "") -> None:
        """Press keys one after the other: those with a name, and signs."""
        pressed = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        first, last = ([{"type": kind, "value": KEYS[holding]}] if holding else [] for kind in ("keyDown", "keyUp"))
        keyboard = {"type": "key", "id": "keyboard", "actions": [*first, *pressed, *last]}
        self._command("input.performActions", context=self._tab, actions=[keyboard])

    def _command(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        answer: dict[str, Any] = {}
        while answer.get("id") != self._sent:
            answer = json.loads(self._socket.recv(timeout=LIMIT))
        assert answer["type"] == "success" and "exceptionDetails" not in answer["result"], answer
        return answer["result"]

    def __enter__(self) -> Firefox:
        with ExitStack() as stack:
            profile = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
            Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
            command = [self._path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
            pipes: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
            process = stack.enter_context(subprocess.Popen(command, start_new_session=True, **pipes))
            stack.callback(os.killpg, process.pid, signal.SIGKILL)
            assert process.stderr is not None
            address = next(filter(None, (re.search(r"BiDi listening on (ws://\S+)", line) for line in process.stderr)))[1]
            threading.Thread(target=process.stderr.read, daemon=True).start()
            self._socket = stack.enter_context(connect(f"{address}/session", max_size=None, open_timeout=LIMIT))
            self._command("session.new", capabilities={})
            # A new tab has the focus of the keyboard; in the first, the address bar has it.
            self._tab = self._command("browsingContext.create", type="tab")["context"]
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()


@pytest.fixture
def firefox() -> Iterator[Firefox]:
    path = shutil.which("firefox") or shutil.which("firefox-esr")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Firefox is missing, and in CI browser tests are not skipped.")
        pytest.skip("Firefox is not installed: its test is skipped.")
    with Firefox(path) as page:
        yield page
