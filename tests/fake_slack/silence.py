"""A WebSocket that opens as it should, and then says nothing and answers no ping: Socket Mode's silent stall."""

import base64
import hashlib
import re
import socket
import threading

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455


class SilentSocket:
    """Listens on loopback until it is closed."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self._listening.getsockname()[1]}/link"

    def close(self) -> None:
        self._listening.close()
        for each in self._open:
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            found = re.search(rb"Sec-WebSocket-Key: (\S+)", connection.recv(4096))
            assert found
            accepted = base64.b64encode(hashlib.sha1(found[1] + _GUID).digest())  # noqa: S324  # the RFC's choice
            head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            connection.sendall(head + b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n")
            self._open.append(connection)
