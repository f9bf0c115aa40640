"""Whether the types in a build's statements fit together, in a warehouse that casts less by itself than DuckDB does.

The types of seeds are those of their CREATE TABLE; sqlglot infers those of every relation that is made from others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

TEXT, BYTES, WHOLE, DECIMAL, FLOAT, BOOLEAN = "text", "bytes", "whole number", "decimal", "float", "boolean"
DAY, CIVIL, MOMENT, OTHER = "date", "datetime", "timestamp", ""
NUMBERS = {WHOLE, DECIMAL, FLOAT}
TIMES = {DAY, CIVIL, MOMENT}
TEXT_FUNCTIONS = (
    exp.Length, exp.Like, exp.Lower, exp.RegexpExtract, exp.RegexpInstr, exp.RegexpLike, exp.RegexpReplace,
    exp.Replace, exp.Split, exp.SplitPart, exp.StrPosition, exp.Substring, exp.Translate, exp.Trim, exp.Upper,
)  # fmt: skip


class Warehouse:
    """The relations that a build has made so far, and the types of their columns."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self.schema = MappingSchema(dialect=dialect)
        text, number = {"returns": exp.DataType.Type.VARCHAR}, {"returns": exp.DataType.Type.INT}
        self.expression_types = {
            **dict.fromkeys((exp.RegexpExtract, exp.SplitPart), text),
            **dict.fromkeys((exp.RegexpInstr, exp.TsOrDsDiff), number),
            **dict.fromkeys((exp.ConvertTimezone, exp.TsOrDsAdd), {"returns": exp.DataType.Type.TIMESTAMP}),
            **Dialect.get_or_raise(dialect).EXPRESSION_METADATA,
        }

    def run(self, sql: str) -> list[str]:
        """Take one statement in; what is wrong with its types."""
        found: list[str] = []
        for tree in sqlglot.parse(sql, dialect=self.dialect):
            if isinstance(tree, exp.Create) and tree.kind in ("TABLE", "VIEW"):
                found += self._create(tree)
            elif isinstance(tree, exp.Query):
                found += self._faults(self._typed(tree))
        return list(dict.fromkeys(found))

    def _create(self, tree: exp.Create) -> Iterator[str]:
        table = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
        declared = {
            column.name.lower(): column.kind
            for column in (tree.this.expressions if isinstance(tree.this, exp.Schema) else [])
            if isinstance(column, exp.ColumnDef) and column.kind
        }
        made = declared
        if tree.expression:
            query = self._typed(tree.expression.unnest())
            yield from self._faults(query)
            made = {
                column.alias_or_name.lower(): column.type or exp.DataType.build("unknown") for column in query.selects
            }
            for name, data_type in declared.items():
                if name in made and not self._agree(family(data_type), family(made[name])):
                    yield f"column {name} is declared {family(data_type)} and is {family(made[name])}"
        # What dbt makes under a name for the time being ends up under the real one; those without a schema are gone.
        if table.db:
            columns = {name: data_type.sql(self.dialect) for name, data_type in made.items()}
            final = exp.table_(re.sub(r"__dbt_(tmp|new)\w*$", "", table.name), table.db, table.catalog)
            self.schema.add_table(final, columns, dialect=self.dialect)

    def _typed(self, query: exp.Query) -> exp.Query:
        """The query with the type of every expression in it; raises SqlglotError for a column that nobody has."""
        qualified = qualify(
            query.copy(), schema=self.schema, dialect=self.dialect, quote_identifiers=False, identify=False,
            validate_qualify_columns=bool(self.schema.mapping),
        )  # fmt: skip
        for call in qualified.find_all(exp.Anonymous):
            if call.name.lower() == "btrim":
                call.replace(exp.Trim(this=call.expressions[0], expression=call.expressions[1]))
        return annotate_types(
            qualified, schema=self.schema, dialect=self.dialect, expression_metadata=self.expression_types
        )

    def _agree(self, *families: str) -> bool:
        """Whether values of these families can stand for each other without a cast."""
        known = {name for name in families if name}
        if known <= NUMBERS:
            return True
        return len(known) <= 1 or (self.dialect != "bigquery" and known <= TIMES)

    def _faults(self, query: exp.Query) -> Iterator[str]:
        for node in query.walk():
            for fault in self._node_faults(node):
                yield f"{fault}: {node.sql(self.dialect)[:160]}"

    def _node_faults(self, node: exp.Expression) -> Iterator[str]:
        if isinstance(node, (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)):
            yield from self._mixed("compares", node.left, node.right)
        elif isinstance(node, exp.In):
            yield from self._mixed("compares", node.this, *node.expressions)
        elif isinstance(node, exp.Between):
            yield from self._mixed("compares", node.this, node.args["low"], node.args["high"])
        elif isinstance(node, exp.Case):
            branches = [branch.args["true"] for branch in node.args["ifs"]]
            yield from self._mixed("mixes", *branches, *filter(None, [node.args.get("default")]))
        elif isinstance(node, (exp.Coalesce, exp.Greatest, exp.Least, exp.Nullif)):
            operands = [node.this, *node.expressions, *filter(None, [node.args.get("expression")])]
            yield from self._mixed("mixes", *operands)
        elif isinstance(node, exp.SetOperation) and isinstance(node.left, exp.Select):
            for one, other in zip(node.left.selects, node.right.selects, strict=False):
                yield from self._mixed(f"in {one.alias_or_name}, unites", one, other)
        elif isinstance(node, (exp.DPipe, exp.Concat)):
            for operand in node.flatten() if isinstance(node, exp.DPipe) else node.expressions:
                if family_of(operand) not in (TEXT, OTHER) and (
                    self.dialect == "bigquery" or family_of(operand) == BOOLEAN
                ):
                    yield f"joins text and {family_of(operand)}"
        elif isinstance(node, (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod)):
            if TEXT in (family_of(node.left), family_of(node.right)):
                yield "calculates with text"
        elif isinstance(node, TEXT_FUNCTIONS):
            if family_of(node.this) not in (TEXT, OTHER):
                yield f"takes {family_of(node.this)} for text"
        elif isinstance(node, (exp.Cast, exp.TryCast)) and family(node.to) == TEXT:
            yield from self._printed(family_of(node.this))
        elif isinstance(node, exp.Datetime) and node.args.get("expression") and family_of(node.this) == CIVIL:
            yield "reads a datetime, which has no zone, in a zone"
        elif isinstance(node, (exp.Max, exp.Min)) and self.dialect == "redshift" and family_of(node.this) == BOOLEAN:
            yield "no min or max of booleans"
        elif isinstance(node, (exp.Where, exp.Having)) and family_of(node.this) not in (BOOLEAN, OTHER):
            yield f"a condition that is {family_of(node.this)}"

    def _mixed(self, verb: str, *operands: exp.Expression) -> Iterator[str]:
        families = [family_of(operand) for operand in operands]
        if self._agree(*families):
            return
        # A literal is read as what it stands beside.
        written = [name for name, operand in zip(families, operands, strict=True) if not operand.is_string]
        if len(written) < len(families) and set(written) <= TIMES and self._agree(*written):
            return
        yield f"{verb} {' and '.join(sorted(set(filter(None, families))))}"

    def _printed(self, of: str) -> Iterator[str]:
        """What a cast to text refuses or writes in a way of its own."""
        if of == BOOLEAN and self.dialect == "redshift":
            yield "no cast of a boolean to text"
        elif of in (MOMENT, CIVIL, FLOAT):
            yield f"a {of} as text, which every engine writes differently"


def family_of(node: exp.Expression) -> str:
    """The family of an expression's type, OTHER where it isn't known."""
    return family(node.type) if node.type else OTHER


def family(data_type: exp.DataType) -> str:
    """The family a type belongs to, OTHER for those that don't matter here."""
    kinds = exp.DataType.Type
    if data_type.is_type(*exp.DataType.TEXT_TYPES):
        return TEXT
    if data_type.is_type(kinds.BINARY, kinds.VARBINARY):
        return BYTES
    if data_type.is_type(*exp.DataType.INTEGER_TYPES):
        return WHOLE
    if data_type.is_type(kinds.DECIMAL, kinds.BIGDECIMAL):
        return DECIMAL
    if data_type.is_type(kinds.FLOAT, kinds.DOUBLE):
        return FLOAT
    if data_type.is_type(kinds.BOOLEAN):
        return BOOLEAN
    if data_type.is_type(kinds.DATE):
        return DAY
    # sqlglot's own TIMESTAMP has no zone: BigQuery calls that DATETIME, and only there it is another family.
    if data_type.is_type(kinds.DATETIME, kinds.TIMESTAMP, kinds.TIMESTAMPNTZ):
        return CIVIL
    if data_type.is_type(kinds.TIMESTAMPTZ, kinds.TIMESTAMPLTZ):
        return MOMENT
    return OTHER


def type_faults(statements: Iterable[tuple[str, str]], dialect: str) -> dict[str, list[str]]:
    """What is wrong with the types of a build's statements, given as node and SQL in the order they run, by node."""
    warehouse, found = Warehouse(dialect), {}
    # The second build repeats most of the first.
    for node, sql in dict.fromkeys(statements):
        try:
            faults = warehouse.run(sql)
        except SqlglotError as problem:
            faults = [f"can't be typed: {' '.join(str(problem).split())[:200]}"]
        if faults:
            found.setdefault(node, []).extend(faults)
    return found
