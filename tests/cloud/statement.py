"""One statement taken apart: what it calls, by the names that stand in its text.

sqlglot's trees won't do for that: they have one name for what warehouses call differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel, SqlglotError
from sqlglot.tokens import Token, TokenType

# Words that stand before a parenthesis without being called.
SYNTAX = frozenset(
    "all and any as begin between by case check cluster conflict distinct else enforced except exists filter from group"
    " having ilike in inner intersect interval into is join key like limit not offset on options or order outer over"
    " partition qualify references returning rlike select set sets some table tblproperties then union unique using"
    " values when where with within".split()
)
# Types that take parameters.
TYPES_WITH_SIZE = frozenset(
    "bignumeric binary char character dec decimal number numeric nvarchar string timestamp timestamp_ltz timestamp_ntz"
    " timestamp_tz varbinary varchar varying".split()
)


@dataclass(frozen=True)
class Call:
    """A function that a statement calls: its name as written, in lower case, and the tokens of each argument."""

    name: str
    arguments: tuple[tuple[Token, ...], ...]


@dataclass
class Statement:
    """One statement in one warehouse's dialect."""

    sql: str
    dialect: str

    def __post_init__(self) -> None:
        """Take the text apart."""
        self.tokens = Dialect.get_or_raise(self.dialect).tokenize(self.sql)
        self.calls = list(self._calls())

    def trees(self) -> list[exp.Expression]:
        """The statement as sqlglot understands it; raises what it doesn't."""
        parsed = sqlglot.parse(self.sql, dialect=self.dialect, error_level=ErrorLevel.RAISE)
        return [tree for tree in parsed if tree]

    def written(self, token: Token) -> str:
        """A token as it stands in the text, with its quotes."""
        return self.sql[token.start : token.end + 1]

    def word(self, place: int) -> str:
        """The token at a place as a lower-case word, '' where there is none or it is a literal or quoted."""
        if not 0 <= place < len(self.tokens):
            return ""
        token = self.tokens[place]
        text = self.written(token)
        return text.lower() if re.fullmatch(r"[A-Za-z_]\w*", text) else ""

    def _calls(self) -> Iterator[Call]:
        for place, token in enumerate(self.tokens[1:], start=1):
            name = self.word(place - 1)
            if token.token_type is not TokenType.L_PAREN or not name or name in SYNTAX:
                continue
            first = place - 1
            while self.tokens[first - 1].token_type is TokenType.DOT and first > 1:
                first -= 2
                name = f"{self.written(self.tokens[first]).lower()}.{name}"
            if self.word(first - 1) in ("into", "overwrite", "table", "view", "exists") and not self._is_value(first):
                continue
            if name == "insert" and self.word(first - 1) == "then":
                continue
            # The type of a cast, or the name and columns of a relation.
            if self.word(first - 1) == "as":
                continue
            if name in TYPES_WITH_SIZE and self._is_column_type(first):
                continue
            closing, arguments = self._arguments(place)
            if self.word(closing + 1) == "as" and self.word(first - 1) in ("with", "") and self._opens(closing + 2):
                continue
            yield Call(name, arguments)

    def _opens(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].token_type is TokenType.L_PAREN

    def _is_value(self, place: int) -> bool:
        """Whether an EXISTS or TABLE before this place is part of an expression and not of DDL or an insert."""
        return self.word(place - 1) == "exists" and self.word(place - 2) != "not"

    def _is_column_type(self, place: int) -> bool:
        """Whether a type stands here as the type of a column in DDL: behind a name that is the first in its item."""
        if self.word(place - 1) in ("character", "double"):
            return True
        name, before = self.tokens[place - 1], self.tokens[place - 2]
        is_name = name.token_type is TokenType.IDENTIFIER or self.word(place - 1) != ""
        return is_name and before.token_type in (TokenType.L_PAREN, TokenType.COMMA)

    def _arguments(self, opening: int) -> tuple[int, tuple[tuple[Token, ...], ...]]:
        """Where the parenthesis closes, and what stands between the commas in it."""
        arguments: list[list[Token]] = [[]]
        depth = 0
        for place, token in enumerate(self.tokens[opening:], start=opening):
            if token.token_type in (TokenType.R_PAREN, TokenType.R_BRACKET):
                depth -= 1
            if depth == 0 and place > opening:
                return place, tuple(tuple(argument) for argument in arguments if argument)
            if depth == 1 and token.token_type is TokenType.COMMA:
                arguments.append([])
            elif depth:
                arguments[-1].append(token)
            if token.token_type in (TokenType.L_PAREN, TokenType.L_BRACKET):
                depth += 1
        raise SqlglotError("a parenthesis is not closed")
