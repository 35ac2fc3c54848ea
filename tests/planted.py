"""Small faults that can be planted in the functions of a file, each an expression for another, and a switch for each."""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_OTHER: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NOTHING = {"None", "False"}  # whoever asks whether it is so is told the same
_LOGGED = {"debug", "info", "warning", "error", "exception"}
_BOUND_HERE = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await)  # what a lambda would do elsewhere, or not at all


@dataclass(frozen=True)
class Mutant:
    """A fault: the file, the line, what stands there, what shall, and its place among the nodes of the tree."""

    file: str
    line: int
    right: str
    wrong: str
    node: int


def planted(file: str, source: str, draw: random.Random) -> Mutant | None:
    """One of the small faults there can be in the functions of a file; None where there are none."""
    tree = ast.parse(source)
    place = {id(node): number for number, node in enumerate(ast.walk(tree))}
    found = [change for node in _run(tree) for change in _changes(node)]
    if not found:
        return None
    right, wrong = draw.choice(found)
    return Mutant(file, right.lineno, ast.unparse(right), ast.unparse(wrong), place[id(right)])


def switched(source: str, mutants: dict[int, Mutant]) -> ast.Module:
    """The file with a switch for each fault, by its number, which `_planted` turns (tests/mutants.py)."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    done = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # for what it does, and not for its value
    at: dict[int, list[int]] = {}
    for number, mutant in mutants.items():
        at.setdefault(id(nodes[mutant.node]), []).append(number)

    class Switch(ast.NodeTransformer):
        def visit(self, node: Any) -> Any:
            numbers, is_done = at.get(id(node), []), id(node) in done
            self.generic_visit(node)
            for number in numbers:
                wrong = ast.parse(mutants[number].wrong, mode="eval").body
                node = _either(number, wrong, node, is_done=is_done)
            return node

    Switch().visit(tree)
    return ast.fix_missing_locations(tree)


def _either(number: int, wrong: ast.expr, right: ast.expr, *, is_done: bool) -> ast.expr:
    if is_done or any(isinstance(each, _BOUND_HERE) for each in ast.walk(right)):
        return ast.IfExp(ast.parse(f"_planted.chosen({number})", mode="eval").body, wrong, right)
    either = ast.parse(f"_planted.either({number}, lambda: 0, lambda: 0)", mode="eval").body
    either.args[1].body, either.args[2].body = wrong, right  # type: ignore[attr-defined]
    return either


def _run(node: ast.AST, inside: bool = False) -> Iterator[ast.AST]:
    """What is run in functions: not what says what they mean, of which type something is, or what is logged."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.arguments() | ast.Assert() | ast.pattern():
            return
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr))) if attr in _LOGGED:
            return
        case ast.Expr(value=ast.Call(func=ast.Name("assert_never"))):
            return  # mypy holds that it is never run
        case ast.keyword(arg="strict"):
            return  # zip complains of what never happens
        case ast.FunctionDef():
            inside = True
    if inside:
        yield node
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, ast.AST):
                    yield from _run(part, inside)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What may be changed in a node: which expression, and what stands there then."""
    match node:
        case ast.Compare(left, [op], right) if type(op) in _OTHER:
            yield node, ast.Compare(left, [_OTHER[type(op)]()], right)
        case ast.BoolOp(op, values) if type(op) in _OTHER:
            yield node, ast.BoolOp(_OTHER[type(op)](), values)
        case ast.BinOp(left, op, right) if type(op) in _OTHER:
            yield node, ast.BinOp(left, _OTHER[type(op)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield node, ast.Call(ast.Name("bool"), [operand], [])
        case ast.Constant(bool(true)):
            yield node, ast.Constant(not true)
        case ast.Constant(int(number)):
            yield node, ast.Constant(number + 1)
        case ast.Constant(str(text)) if text:
            yield node, ast.Constant(f"{text}X")
        case ast.Name(name, ast.Load()) if name in _NAMES:
            yield node, ast.Name(_NAMES[name])
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            yield test, ast.UnaryOp(ast.Not(), test)
        case ast.Return(ast.expr() as value) if ast.unparse(value) not in _NOTHING:
            yield value, ast.Constant(None)
        case ast.comprehension(ifs=conditions):
            yield from ((condition, ast.Constant(True)) for condition in conditions)
        case ast.Expr(ast.Call() as call):
            yield call, ast.Constant(None)
