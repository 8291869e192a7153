"""A language model on a leash: a local server that misbehaves in every way, and a deck is made each time."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner

import deckmaker
from deckmaker.cli.making import build as build_command
from deckmaker.model import Assistant, Problem, Source

TEXT = """\
# Husum

## The lock

The town built a second lock in four years. The second lock keeps the harbour open at low tide. Waiting times \
fell from six hours to two hours. Fishermen have bought new boats since the second lock opened.

## Trade

Grain ships from the Baltic call at Husum every week. Timber arrives by ship from the northern ports. The \
railway came back to the quay.
"""
Behave = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(behave: Behave) -> Iterator[tuple[str, list[Any]]]:
    asked: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.path, dict(self.headers), json.loads(body)))
            with suppress(OSError):  # the other side hangs up
                behave(self)

        def log_message(self, *args: Any) -> None:
            pass

    here = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.daemon_threads = True
    here.block_on_close = False
    thread = threading.Thread(target=here.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{here.server_address[1]}/v1", asked
    finally:
        here.shutdown()
        here.server_close()
        thread.join(5)


def reply(body: bytes, status: int = 200) -> Behave:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def completion(said: Any, **message: Any) -> bytes:
    content = said if isinstance(said, str) else json.dumps(said)
    return json.dumps({"choices": [{"message": {"content": content, **message}}]}).encode()


def made(url: str, seconds: float = 5.0) -> deckmaker.Build:
    source = Source("husum.md", ".md", TEXT.encode())
    return deckmaker.build(source, summarizer=Assistant("openai", url, "test", seconds))


def told(build: deckmaker.Build) -> list[Problem]:
    return [problem for problem in build.problems if problem.code.startswith("summarizer")]


def offline() -> deckmaker.Build:
    return deckmaker.build(Source("husum.md", ".md", TEXT.encode()))


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def dripping_head(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(60):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.05)


def giant(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x" * 65536)


def boasting(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(10**12))
    handler.end_headers()


def broken(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')


def redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/steal")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize(
    ("behave", "why"),
    [
        (slow, "no answer within"),
        (drip, "no answer within"),
        (dripping_head, "no answer within"),
        (giant, "too long"),
        (boasting, "too long"),
        (broken, "broken off"),
        (redirect, "answered 302"),
        (reply(b"no", 500), "answered 500"),
        (reply(b"{}", 401), "answered 401"),
        (reply(b"<html>"), "not a chat completion"),
        (reply(b"[" * 100_000), "not a chat completion"),
        (reply(b'{"choices": []}'), "not a chat completion"),
        (reply(b'{"choices": [{"message": null}]}'), "not a chat completion"),
        (reply(completion("", refusal="I cannot help with that")), "refused"),
        (reply(completion("I am sorry, I cannot do that.")), "form it was asked for"),
        (reply(completion('{"points": "many"}')), "form it was asked for"),
        (reply(completion({"points": []})), "no points"),
        (reply(completion({"points": [1, None, {"text": 7}]})), "no points"),
        (reply(completion({}, content=None)), "no text"),
    ],
)
def test_whatever_the_endpoint_does_the_deck_is_the_offline_one(behave: Behave, why: str) -> None:
    with server(behave) as (url, _):
        began = time.monotonic()
        build = made(url, 0.3)
        took = time.monotonic() - began
    problems = told(build)
    assert why in problems[0].message
    assert problems[0].code == "summarizer-failed"
    assert problems[0].hint
    assert build.storyboard.scenes == offline().storyboard.scenes
    assert took < 4


def test_a_dead_endpoint_is_tried_twice_at_most() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    more = "Grain ships call here. Timber arrives. The quay is wide."
    text = TEXT + "".join(f"\n## Part {number}\n\n{more}\n" for number in range(9))
    assistant = Assistant("openai", f"http://127.0.0.1:{port}", "test", 0.5)
    build = deckmaker.build(Source("husum.md", ".md", text.encode()), summarizer=assistant)
    assert [each.code for each in told(build)] == [
        "summarizer-failed",
        "summarizer-failed",
        "summarizer-stopped",
    ]
    assert "cannot be reached" in told(build)[0].message
    assert build.pptx()


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org", "nonsense", "http://", "http://[::1", "http://127.0.0.1:99999"]
)
def test_a_wrong_address_is_a_problem(url: str) -> None:
    assert told(made(url))


def test_an_unknown_summarizer_is_a_problem() -> None:
    build = deckmaker.build(Source("husum.md", ".md", TEXT.encode()), summarizer=Assistant("nobody"))
    assert [each.code for each in told(build)] == ["summarizer-unknown"]


GOOD = "The second lock keeps the harbour open at low tide"


def test_points_that_pass_stand_on_the_slide_with_their_evidence() -> None:
    said = {
        "takeaway": {"text": "The town built a second lock", "sentences": [1]},
        "points": [
            {"text": GOOD, "sentences": [2]},
            {"text": "Fishermen have bought new boats", "sentences": [4]},
        ],
    }

    def behave(handler: BaseHTTPRequestHandler) -> None:
        reply(completion("```json\n" + json.dumps(said) + "\n```"))(handler)

    with server(behave) as (url, asked):
        build = made(url)
    (scene,) = [
        each for each in build.storyboard.scenes if each.kind == "chart"
    ]  # its points stand beside it
    assert [point.text for point in scene.points] == [
        "The town built a second lock",
        GOOD,
        "Fishermen have bought new boats",
    ]
    section = build.document.section("the-lock")
    assert section is not None
    assert scene.points[1].cites[0].span.of(section.text).startswith(GOOD)
    path, _, payload = asked[0]
    assert path == "/v1/chat/completions"
    assert payload["model"] == "test"
    assert "[2] The second lock keeps" in payload["messages"][1]["content"]


@pytest.mark.parametrize(
    "lie",
    [
        {"text": "The town built a second lock in three years", "sentences": [1]},
        {"text": "The town of Emden built a second lock", "sentences": [1]},
        {"text": "The mayor says “We built a second lock”", "sentences": [1]},
        {"text": "The town never built a second lock", "sentences": [1]},
        {"text": "The town built a second lock", "sentences": [99]},
        {"text": "The town built a second lock", "sentences": []},
        "The town built a second lock",
        {"text": "built " * 2000, "sentences": [1]},
        {"text": "It keeps that open", "sentences": [2]},
    ],
)
def test_a_line_that_its_evidence_does_not_bear_is_refused_and_replaced(lie: Any) -> None:
    truth = {"text": "Fishermen have bought new boats", "sentences": [4]}
    with server(reply(completion({"points": [lie, truth]}))) as (url, _):
        build = made(url)
    refused = [each for each in told(build) if each.code == "summarizer-refused"]
    assert refused
    shown = [point.text for scene in build.storyboard.scenes for point in scene.points]
    assert truth["text"] in shown
    text = lie if isinstance(lie, str) else lie["text"]
    assert text.strip() not in shown
    first = next(scene for scene in build.storyboard.scenes if scene.key == "the-lock")
    assert len(first.points) == 2  # one of ours took its place


def test_the_key_goes_to_this_machine_or_over_tls_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKMAKER_API_KEY", "secret")
    with server(reply(b"{}", 500)) as (url, asked):
        made(url)
    assert asked[0][1]["Authorization"] == "Bearer secret"
    sent: dict[str, Any] = {}

    def request(line: Any, method: str, path: str, body: bytes, headers: dict[str, str]) -> None:
        sent.update(headers)
        raise OSError("stop here")

    monkeypatch.setattr(
        "http.client.HTTPConnection.connect", lambda line: setattr(line, "sock", socket.socket())
    )
    monkeypatch.setattr("http.client.HTTPConnection.request", request)
    made("http://model.example/v1")
    assert sent
    assert "Authorization" not in sent


def test_no_problem_ever_tells_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKMAKER_API_KEY", "se cret\r\nX: y")
    with server(reply(b"{}", 500)) as (url, _):
        build = made(url)
    assert told(build)
    assert not any("cret" in each.message for each in told(build))


def test_nothing_of_it_is_imported_when_it_is_not_asked_for() -> None:
    code = (
        "import sys, deckmaker; from deckmaker.model import Source; "
        "deckmaker.build(Source('a.md', '.md', b'# A\\n\\n- b\\n')); "
        "print([n for n in sys.modules if n.startswith('deckmaker.summarizers') or n == 'http.client'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_tells_what_was_refused(tmp_path: Any) -> None:
    file = tmp_path / "husum.md"
    file.write_text(TEXT, "utf-8")
    with server(reply(b"no", 503)) as (url, _):
        options = ["--summarizer", "openai", "--base-url", url, "--model", "m"]
        result = CliRunner().invoke(build_command, [str(file), *options], catch_exceptions=False)
    assert result.exit_code == 0
    assert (tmp_path / "husum.pptx").exists()
    assert "503" in result.output
