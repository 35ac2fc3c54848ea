"""Small faults that can be planted in the functions of a file, and marks that tell which tests reach them."""

import ast
import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_LOGGED = {"debug", "info", "warning", "error", "exception"}


@dataclass(frozen=True)
class Mutant:
    """A fault: the file, the line, what is changed, the whole text with it, and its place among the nodes of the tree."""

    file: str
    line: int
    what: str
    source: str
    node: int


def planted(file: str, source: str, draw: random.Random) -> Mutant | None:
    """One of the small faults there can be in the functions of a file; None where there are none."""
    tree = ast.parse(source)
    run = {id(node) for node in _run(tree)}
    nodes = list(ast.walk(tree))
    found = [(n, change) for n, node in enumerate(nodes) if id(node) in run for change in _changes(node)]
    if not found:
        return None
    number, change = draw.choice(found)
    twin = list(ast.walk(other := copy.deepcopy(tree)))[number]
    what = f"{ast.unparse(nodes[number])}  →  {change(twin)}"
    line = min(part.lineno for part in ast.walk(nodes[number]) if isinstance(part, ast.expr | ast.stmt))
    return Mutant(file, line, what, ast.unparse(other), number)


def marked(source: str, marks: dict[int, int]) -> str:
    """The file with `reached.add(mark)` before each statement that holds a node of the marks: {mark: node}."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    for mark, number in marks.items():
        block, place = max(
            (
                (block, statement)
                for node in nodes
                for block in (getattr(node, name, None) for name in ("body", "orelse", "finalbody"))
                if isinstance(block, list)
                for statement in block
                if any(part is nodes[number] for part in ast.walk(statement))
            ),
            key=lambda found: nodes.index(found[1]),  # ast.walk goes inwards: the last is the innermost
        )
        block.insert(block.index(place), ast.parse(f"reached.add({mark})").body[0])
    return ast.unparse(ast.fix_missing_locations(tree))


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """What is run in functions: not what says what they mean, of which type something is, or what is logged."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef):
            for statement in each.body:
                yield from _said_aside(statement)


def _said_aside(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is in it, without what changes no answer."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.arguments() | ast.Assert():
            return
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr))) if attr in _LOGGED:
            return
        case ast.keyword(arg="strict"):
            return  # zip complains of what never happens
    yield node
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, ast.AST):
                    yield from _said_aside(part)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], str]]:
    """What may be changed in a node: each does it to a twin, and says what then stands there."""

    def said(twin: ast.AST, **fields: object) -> str:
        for name, value in fields.items():
            setattr(twin, name, value)
        return ast.unparse(twin)

    match node:
        case ast.Compare(ops=[op]) if type(op) in _OTHER:
            yield lambda twin: said(twin, ops=[_OTHER[type(op)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OTHER:
            yield lambda twin: said(twin, op=_OTHER[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield lambda twin: said(twin, op=ast.UAdd(), operand=ast.Call(ast.Name("bool"), [twin.operand], []))  # type: ignore[attr-defined]
        case ast.Constant(value=bool(true)):
            yield lambda twin: said(twin, value=not true)
        case ast.Constant(value=int(number)):
            yield lambda twin: said(twin, value=number + 1)
        case ast.Constant(value=str(text)) if text:
            yield lambda twin: said(twin, value=f"{text}X")
        case ast.Name(id=name, ctx=ast.Load()) if name in _NAMES:
            yield lambda twin: said(twin, id=_NAMES[name])
        case ast.If() | ast.IfExp() | ast.While():
            yield lambda twin: said(twin, test=ast.UnaryOp(ast.Not(), twin.test))  # type: ignore[attr-defined]
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield lambda twin: said(twin, value=ast.Constant(None))
        case ast.comprehension(ifs=[_, *_]):
            yield lambda twin: said(twin, ifs=[])
        case ast.Expr(value=ast.Call()):
            yield lambda twin: said(twin, value=ast.Constant(None))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
