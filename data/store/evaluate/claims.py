"""Whether what is claimed of a figure is so."""

from math import inf, nextafter

from data.model.question import Claim
from data.model.value import Truth, Value


def holds(claim: Claim, value: Value) -> Truth:
    """Whether a claim about a figure is so: whether all that it may be lies within what is claimed, or none of it."""
    low = value.value if value.value is not None else value.low
    high = value.value if value.value is not None else value.high
    if low is None and high is None:
        return "unknown"
    least, most = (-inf if low is None else low), (inf if high is None else high)
    bottom, top = _within(claim, value)
    return "yes" if bottom <= least and most <= top else "no" if most < bottom or least > top else "unknown"


def _within(claim: Claim, value: Value) -> tuple[float, float]:
    """The least and the most that is claimed. "About" allows a twentieth, "nearly" and "just over" a tenth beside it."""  # noqa: E501
    said = claim.value
    near = max(abs(said) * 0.1, 0.5) if claim.about else inf
    slack = 0.0
    if claim.about or value.precision == "approximate":
        slack = max(abs(said) * 0.05, 0.5)
    elif claim.op == "==" and value.computed:
        slack = _said(said)
    match claim.op:
        case "==":
            return said - slack, said + slack
        case ">=":
            return said - slack, inf
        case "<=":
            return -inf, said + slack
        case ">":
            return said if claim.about else nextafter(said, inf), said + near
        case "<":
            return said - near, said if claim.about else nextafter(said, -inf)


def _said(number: float) -> float:
    """Half of the last decimal that was said: what rounds to it is it."""
    decimals = len(repr(float(number)).partition(".")[2].rstrip("0"))
    return 0.5 * float(10) ** -decimals + 1e-9
