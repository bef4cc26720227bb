"""Connections that go to checked addresses only, and that end when their time is over."""

from __future__ import annotations

import http.client
import io
import socket
import time
from typing import TYPE_CHECKING, Any

import requests
from hishel import CacheOptions
from hishel.requests import CacheAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from hishel import BaseStorage

    Permitted = Callable[[str, int], list[str]]


class CheckedAdapter(CacheAdapter):
    """Sends requests through checked connections, and keeps the answers that may be kept (RFC 9111)."""

    def __init__(self, storage: BaseStorage, permitted: Permitted, longest: float) -> None:
        """``permitted`` gives a host's addresses; an answer may take ``longest`` seconds from its request on."""
        self._pools = _pools(permitted, longest)
        super().__init__(storage=storage, rfc=CacheOptions(shared=False, allow_stale=False))

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        """Make the pools that requests takes its connections from; it is called by the adapter itself."""
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools


class KeptAdapter(CacheAdapter):
    """Answers with what was kept, stale too unless its host forbade that (RFC 9111, 4.2.4), and connects to nobody."""

    def __init__(self, storage: BaseStorage) -> None:
        super().__init__(storage=storage, rfc=CacheOptions(shared=False, allow_stale=True))

    def get_connection_with_tls_context(self, *_: Any, **__: Any) -> Any:
        """Refuse: requests asks for a connection only where nothing kept may answer."""
        raise requests.ConnectionError("nothing that was kept may answer")


class _Checked(HTTPConnection):
    """Connects to the addresses it is given for its host, and to no other."""

    permitted: Permitted
    longest: float

    def _new_conn(self) -> socket.socket:
        # The one place where urllib3 opens a socket. The name stays as it is: in the Host header, and for TLS
        try:
            addresses = self.permitted(self.host, self.port)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        failure: OSError | None = None
        for address in addresses:
            try:
                return create_connection((address, self.port), self.timeout, socket_options=self.socket_options)
            except OSError as error:
                failure = error
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, f"connecting to {self.host} took too long") from failure
        raise NewConnectionError(self, f"cannot connect to {self.host}: {failure}") from failure

    def getresponse(self) -> Any:
        deadline = time.monotonic() + self.longest

        class Answer(http.client.HTTPResponse):
            def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:
                super().__init__(sock, *arguments, **options)
                self.fp.close()
                self.fp = io.BufferedReader(_Timed(sock, deadline))

        self.response_class = Answer
        return super().getresponse()


class _CheckedTls(_Checked, HTTPSConnection):
    """The same over TLS: the certificate is checked against the host's name."""


class _Timed(io.RawIOBase):
    """What a socket brings, until a deadline; a timeout alone would start anew with every byte."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._file = sock.makefile("rb", buffering=0)
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        usual = self._sock.gettimeout()
        self._sock.settimeout(left if usual is None else min(usual, left))
        try:
            return self._file.readinto(buffer)
        finally:
            self._sock.settimeout(usual)

    def close(self) -> None:
        self._file.close()
        super().close()


def _pools(permitted_: Permitted, longest_: float) -> dict[str, type[HTTPConnectionPool]]:
    """Return a pool for each scheme, whose connections ask ``permitted_``."""

    class Plain(_Checked):
        permitted = staticmethod(permitted_)
        longest = longest_

    class Tls(_CheckedTls):
        permitted = staticmethod(permitted_)
        longest = longest_

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
