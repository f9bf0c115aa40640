"""The engines that the project runs on: how dbt gets there, whether this machine has them, and what they hold."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import duckdb

from postgres_server import connect, postgres_server

JAVA_NEEDED = 17
# Hundreds of small tables: what costs time is compiling code for each expression, and starting a process for each
# file's permission; so expressions are interpreted, and no file is written that nobody reads.
SPARK_DEFAULTS = """
spark.sql.warehouse.dir {warehouse}
spark.sql.codegen.factoryMode NO_CODEGEN
spark.hadoop.fs.file.impl org.apache.hadoop.fs.RawLocalFileSystem
spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version 2
spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs false
"""
# As PostgreSQL writes it: an empty text is quoted, a null is not.
READ_CSV = """
from read_csv('{file}', columns = {{{types}}}, header = true, auto_detect = false, delim = ',', quote = '"',
    escape = '"', nullstr = '', allow_quoted_nulls = false, max_line_size = 100000000)
"""
SPARK_LOGGING = """
rootLogger.level = off
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
"""


@dataclass(frozen=True)
class Relation:
    """A table or view by the names that dbt gave it."""

    schema: str
    name: str

    def __str__(self) -> str:
        """As SQL names it."""
        return f"{self.schema}.{self.name}"


class Engine(Protocol):
    """One database that dbt runs the project in; its name is its target in profiles.yml."""

    name: str

    def missing(self) -> str:
        """What this machine lacks to run it, in one line; empty when nothing."""

    def running(self, folder: Path) -> contextlib.AbstractContextManager[dict[str, str]]:
        """The environment variables that lead dbt to an empty database, which is there while the context lasts."""

    def load(self, relation: Relation, file: Path) -> None:
        """Make a table what a Parquet file of text columns holds."""

    def export(self, relations: Sequence[Relation], folder: Path) -> None:
        """Write every relation as Parquet into a folder named like it, each value as text or null."""


class DuckDB:
    """One file."""

    name = "duckdb"

    def missing(self) -> str:
        """Nothing: it comes with the project."""
        return ""

    @contextlib.contextmanager
    def running(self, folder: Path) -> Iterator[dict[str, str]]:
        """A file in the folder."""
        self.file = folder / "warehouse.duckdb"
        yield {"DBT_TARGET": self.name, "LEAD_ROUTING_DUCKDB": str(self.file)}

    def load(self, relation: Relation, file: Path) -> None:
        """Copy it in."""
        with duckdb.connect(str(self.file)) as connection:
            connection.execute(f"create schema if not exists {relation.schema}")
            connection.execute(f"create or replace table {relation} as from '{file}'")

    def export(self, relations: Sequence[Relation], folder: Path) -> None:
        """Copy each."""
        with duckdb.connect(str(self.file), read_only=True) as connection:
            for relation in relations:
                copy_as_text(connection, f"from {relation}", folder / relation.name)


class Postgres:
    """The server at POSTGRES_HOST where that is set, else one that is started for the purpose."""

    name = "postgres"

    def missing(self) -> str:
        """Nothing: the server comes with requirements-dev.txt."""
        return ""

    @contextlib.contextmanager
    def running(self, folder: Path) -> Iterator[dict[str, str]]:
        """A server and its database `postgres`, or the one that the environment names."""
        with own_server() if "POSTGRES_HOST" in os.environ else postgres_server() as self.settings:
            yield {"DBT_TARGET": self.name, **self.settings}

    def load(self, relation: Relation, file: Path) -> None:
        """Copy it in as CSV."""
        text = file.with_suffix(".csv")
        duckdb.execute(f"copy (from '{file}') to '{text}' (format csv, header, force_quote *)")
        columns = ", ".join(f"{column} text" for column in duckdb.sql(f"from '{file}'").columns)
        with connect(self.settings) as connection, connection.cursor() as cursor, text.open("rb") as rows:
            cursor.execute(f"create schema if not exists {relation.schema}")
            cursor.execute(f"create table if not exists {relation} ({columns})")
            cursor.execute(f"truncate {relation}")
            cursor.copy_expert(f"copy {relation} from stdin (format csv, header)", rows)

    def export(self, relations: Sequence[Relation], folder: Path) -> None:
        """Copy each out as CSV, where a null and an empty text differ, and that to Parquet."""
        folder.mkdir()
        text = folder / "copy.csv"
        with connect(self.settings) as connection, connection.cursor() as cursor, duckdb.connect() as reader:
            for relation in relations:
                cursor.execute(f"select * from {relation} limit 0")
                columns = [column.name for column in cursor.description]
                as_text = ", ".join(f"{column}::text" for column in columns)
                with text.open("wb") as file:
                    cursor.copy_expert(f"copy (select {as_text} from {relation}) to stdout (format csv, header)", file)
                types = ", ".join(f"{column}: 'varchar'" for column in columns)
                copy_as_text(reader, READ_CSV.format(file=text, types=types), folder / relation.name)
        text.unlink(missing_ok=True)


class Spark:
    """A session inside the dbt process: what it holds is there for as long as the process is."""

    name = "spark"

    def missing(self) -> str:
        """Java, or a Python that PySpark runs on."""
        if importlib.util.find_spec("pyspark") is None:
            return "Spark needs Python 3.11 or newer: PySpark is not installed for this one"
        home = os.environ.get("JAVA_HOME")
        java = shutil.which("java", path=f"{home}/bin" if home else None)
        version = java_version(java) if java else 0
        if version < JAVA_NEEDED:
            found = f"Java {version}" if version else "no java"
            place = f"JAVA_HOME={home} has" if home else "JAVA_HOME is not set and the PATH has"
            return f"Spark needs Java {JAVA_NEEDED} or newer: {place} {found}"
        return ""

    @contextlib.contextmanager
    def running(self, folder: Path) -> Iterator[dict[str, str]]:
        """A catalog in memory; its files and its configuration in the folder."""
        self.warehouse = folder / "warehouse"
        configuration = folder / "conf"
        configuration.mkdir(parents=True)
        (configuration / "spark-defaults.conf").write_text(SPARK_DEFAULTS.format(warehouse=self.warehouse))
        (configuration / "log4j2.properties").write_text(SPARK_LOGGING)
        yield {"DBT_TARGET": self.name, "SPARK_CATALOG": "in-memory", "SPARK_CONF_DIR": str(configuration)}

    def load(self, relation: Relation, file: Path) -> None:
        """Read it as Spark does."""
        session = self.session()
        session.sql(f"create database if not exists {relation.schema}")
        session.read.parquet(str(file)).write.mode("overwrite").saveAsTable(str(relation))

    def export(self, relations: Sequence[Relation], folder: Path) -> None:
        """Copy the files that Spark keeps of each table; what is a view, Spark writes into such files first."""
        with duckdb.connect() as reader:
            for relation in relations:
                files = self.warehouse / f"{relation.schema}.db" / relation.name
                if not files.exists():
                    files = folder / f"view_of_{relation.name}"
                    self.session().table(str(relation)).write.parquet(str(files))
                copy_as_text(reader, f"from '{files}/*.parquet'", folder / relation.name)

    def session(self) -> Any:
        """The session of this process, which dbt uses too; it starts Java the first time."""
        from pyspark.sql import SparkSession

        return SparkSession.builder.getOrCreate()


ENGINES: dict[str, Engine] = {engine.name: engine for engine in (DuckDB(), Postgres(), Spark())}


def copy_as_text(connection: duckdb.DuckDBPyConnection, query: str, folder: Path) -> None:
    """Write what a query answers as Parquet, each value as text or null."""
    folder.mkdir(parents=True)
    connection.execute(f"copy (select cast(columns(*) as varchar) {query}) to '{folder}/rows.parquet' (format parquet)")


@contextlib.contextmanager
def own_server() -> Iterator[dict[str, str]]:
    """The server that the environment names, as the profile reads it."""
    names = {"HOST": "localhost", "PORT": "5432", "USER": "postgres", "PASSWORD": "", "DB": "postgres"}
    yield {f"POSTGRES_{name}": os.environ.get(f"POSTGRES_{name}", default) for name, default in names.items()}


def java_version(java: str) -> int:
    """The major version that a java says it is, 0 when it says none."""
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(version[1]) if version else 0
