"""Whether what is claimed of a figure is so."""

from data.model.question import Claim
from data.model.result import Truth, Value


def holds(claim: Claim, value: Value) -> Truth:
    """Whether a claim about a figure is so. "About" allows a twentieth, "nearly" and "just over" a tenth on their side."""  # noqa: E501
    low = value.value if value.value is not None else value.low
    high = value.value if value.value is not None else value.high
    if low is None and high is None:
        return "unknown"
    slack = (
        max(abs(claim.value) * 0.05, 0.5)
        if claim.about or value.precision == "approximate"
        else _said(claim.value)
        if claim.op == "==" and value.computed
        else 0
    )
    least, most = (-9e9 if low is None else low), (9e9 if high is None else high)
    if claim.about and claim.op in ("<", ">"):
        near = max(abs(claim.value) * 0.1, 0.5)
        bottom, top = (claim.value - near, claim.value) if claim.op == "<" else (claim.value, claim.value + near)
        inside, outside = bottom <= least and most <= top, most < bottom or least > top
        return "yes" if inside else "no" if outside else "unknown"
    tests = {
        ">=": (least >= claim.value - slack, most < claim.value - slack),
        ">": (least > claim.value, most <= claim.value),
        "<=": (most <= claim.value + slack, least > claim.value + slack),
        "<": (most < claim.value, least >= claim.value),
        "==": (
            abs(least - claim.value) <= slack and abs(most - claim.value) <= slack,
            least > claim.value + slack or most < claim.value - slack,
        ),
    }
    true, false = tests[claim.op]
    return "yes" if true else "no" if false else "unknown"


def _said(number: float) -> float:
    """Half of the last decimal that was said: what rounds to it is it."""
    decimals = len(repr(float(number)).partition(".")[2].rstrip("0"))
    return 0.5 * float(10) ** -decimals + 1e-9
