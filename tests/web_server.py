"""A web server on this machine that behaves as badly as a test wants it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl

Route = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_GET(self) -> None:
        self.server.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        route = self.server.routes.get(self.path)
        if route is None:
            self.answer(b"not here", status=404)
        else:
            route(self)

    def answer(self, body: bytes = b"", kind: str | None = "text/html", status: int = 200, **headers: Any) -> None:
        """Send an answer; the name of a header has ``_`` for ``-``."""
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """Send these bytes and hang up."""
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


class WebServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        self.routes: dict[str, Route] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()  # set when the test ends, for routes that wait

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def page(self, path: str, body: bytes = b"", **answer: Any) -> str:
        """Serve ``body`` at ``path`` and return its address."""
        self.routes[path] = lambda handler: handler.answer(body, **answer)
        return self.root + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.page(path, status=status, Location=target)

    def in_turn(self, path: str, *routes: Route) -> str:
        """Serve one route after the other, and the last for good."""
        left = list(routes)

        def route(handler: Handler) -> None:
            following = left.pop(0) if len(left) > 1 else left[0]
            following(handler)

        self.routes[path] = route
        return self.root + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up, which is what some tests want."""


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[WebServer]:
    server = WebServer(tls)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
