"""From a Vega-Lite specification to a PNG. vl-convert takes a second and 100 MB, so the first picture imports it."""

import threading
from typing import Any, Final

Spec = dict[str, Any]

HATCHED: Final = "#dededf"  # Vega knows no patterns: what has this colour is hatched in its SVG
FONT: Final = "Liberation Sans"  # vl-convert brings it, so a picture looks the same on every machine
_SCALE: Final = 1.75  # pixels of the picture a pixel of the specification: sharp on any screen
_VEGA_LITE: Final = "6.1"
_PATTERN = (  # not turned: to draw one that is takes half as long again as all the map (measured)
    '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
    'fill="#f4f4f4"/><path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#9a9a9a" stroke-width="1.5"/></pattern>'
    "</defs>"
)
_one_at_a_time = threading.Lock()


def png(spec: Spec) -> bytes:
    """The picture. ModuleNotFoundError where the extra `pictures` is not installed."""
    import vl_convert

    with _one_at_a_time:
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
        start = svg.index(">", svg.index("<svg")) + 1
        hatched = svg[:start] + _PATTERN + svg[start:].replace(f'"{HATCHED}"', '"url(#hatch)"')
        drawn: bytes = vl_convert.svg_to_png(hatched, scale=_SCALE)
    return drawn
