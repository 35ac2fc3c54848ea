"""From a Vega-Lite specification to a PNG. vl-convert takes a second and 100 MB, so the first picture imports it."""

import threading
from typing import Any, Final

Spec = dict[str, Any]

HATCHED: Final = "#dededf"  # Vega knows no patterns: what has this colour is hatched in its SVG
FONT: Final = "Liberation Sans"  # vl-convert brings it, so a picture looks the same on every machine
_SCALE: Final = 2.0  # pixels of the picture a pixel of the specification: sharp on any screen
_VEGA_LITE: Final = "6.1"
_PATTERN = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#f4f4f4"/><rect width="1.5" height="6" fill="#9a9a9a"/></pattern></defs>'
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
