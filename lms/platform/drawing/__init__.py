"""Drawings: geometry that templates write down as SVG attributes, so no style is ever inline."""

from jinja2 import Environment

from lms.platform.drawing.codes import qr
from lms.platform.drawing.icons import icon_path, icon_points
from lms.platform.drawing.tilemap import shade_ranges, tile_map
from lms.platform.drawing.trend import trend
from lms.platform.drawing.weave import glyph, wall


def register(env: Environment) -> None:
    """Give templates the drawings under the names the component macros use."""
    env.globals.update(
        draw_glyph=glyph,
        draw_qr=qr,
        draw_tile_map=tile_map,
        draw_trend=trend,
        draw_wall=wall,
        icon_path=icon_path,
        icon_points=icon_points,
        shade_ranges=shade_ranges,
    )
