"""The machines of deploy/ on one machine: nginx with the files that ship, and what stands behind it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from base64 import b64encode
from contextlib import suppress
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.support import ROOT, free_port

CONF = ROOT / "deploy" / "nginx"


class Nginx:
    """nginx with the files of deploy/nginx; only ports, folders and the names of the two replicas are put in."""

    def __init__(self, replicas: tuple[int, int], tls: bool = False) -> None:
        self.port, self.tls_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="ng"))
        changes = {
            "app1:8501": f"127.0.0.1:{replicas[0]}",
            "app2:8501": f"127.0.0.1:{replicas[1]}",
            "listen 8080": f"listen 127.0.0.1:{self.port}",
            "listen 8443": f"listen 127.0.0.1:{self.tls_port}",
            "/tmp/": f"{self.folder}/",  # noqa: S108 (what the shipped file says)
        }
        used: set[str] = set()
        for file in CONF.glob("*.conf"):
            text = file.read_text("utf-8")
            for old, new in changes.items():
                used |= {old} if old in text else set()
                text = text.replace(old, new)
            (self.folder / file.name).write_text(text, "utf-8")
        assert used == set(changes), "deploy/nginx names its replicas, ports and folders otherwise now"
        shutil.copy(self.folder / ("tls.conf" if tls else "plain.conf"), self.folder / "server.conf")
        if tls:
            _certificate(self.folder / "certificates")
        self.log = self.folder / "stderr.log"

    def __enter__(self) -> Nginx:
        command = [find_nginx(), "-e", "stderr", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([*command, "-g", "daemon off;"], stdout=log, stderr=log)
        until = time.monotonic() + 10
        while time.monotonic() < until and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.02)
        raise AssertionError(f"nginx did not start:\n{self.log.read_text()}")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)


class Stub:
    """A stand-in for a replica, which answers with its name and with what reached it."""

    def __init__(self, name: str) -> None:
        self.name, self.posts = name, 0
        self.held: list[socket.socket] = []
        self.go_on = threading.Event()
        handler = type("Handler", (_Handler,), {"stub": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.go_on.set()
        self.server.shutdown()
        self.server.server_close()
        for one in self.held:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub: Stub

    def setup(self) -> None:
        super().setup()
        self.stub.held.append(self.connection)

    def log_message(self, *_: Any) -> None:
        """Nothing: what comes in is answered with."""

    def do_GET(self) -> None:
        if self.headers.get("Upgrade") == "websocket":
            self._socket()
        elif self.path.endswith("/events"):
            self._stream()
        else:
            self._answer()

    def do_POST(self) -> None:
        self.stub.posts += 1
        self._answer(len(self.rfile.read(int(self.headers.get("Content-Length", 0)))))

    def _answer(self, took: int = 0) -> None:
        told = {"name": self.stub.name, "path": self.path, "took": took, "headers": dict(self.headers)}
        body = json.dumps(told | {"padding": "-" * 2000}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(f"data: {self.stub.name}\n\n".encode())
        self.stub.go_on.wait(10)
        self.close_connection = True

    def _socket(self) -> None:
        key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", b64encode(sha1(key.encode()).digest()).decode())  # noqa: S324 (RFC 6455)
        self.end_headers()
        name = self.stub.name.encode()
        self.wfile.write(bytes([0x81, len(name)]) + name + bytes([0x88, 0]))
        self.close_connection = True


def find_nginx() -> str:
    """The path of nginx; where it is missing and this is root, apt gets it, as for Chromium."""
    for try_apt in (False, True):
        if try_apt and shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.run(["apt-get", "install", "-y", "-q", "nginx-light"], check=False, capture_output=True)
        if found := shutil.which("nginx") or shutil.which("/usr/sbin/nginx"):
            return found
    raise AssertionError("nginx is not on this machine; install it (apt-get install nginx-light, brew install nginx).")


def _certificate(folder: Path) -> None:
    folder.mkdir()
    names = ["-keyout", "privkey.pem", "-out", "fullchain.pem", "-subj", "/CN=localhost", "-days", "2"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *names]
    subprocess.run(made, cwd=folder, check=True, capture_output=True)
