"""The logo's own drawing, painted at any size for where no SVG is taken: icons of the installed app."""

from math import cos, pi, sin
from typing import Literal

from PIL import Image, ImageDraw

INDIGO, WHITE, ORANGE = "#283c93", "#ffffff", "#f0701f"
FINE = 8
"""So many times larger it is painted first, for smooth edges."""

Shape = Literal["tile", "full"]
Point = tuple[float, float]

SIDE, MIDDLE = 32, (16.0, 15.5)
PETALS, PETAL_AT, PETAL = 8, (16.0, 9.2), (1.75, 3.7)
SEED = 2.3
TILE, ROUND, TAIL = (1, 1, 31, 30), 9, 3


def painted(size: int, shape: Shape = "tile") -> Image.Image:
    """A square of `size` pixels: the tile with its tail, or ("full") colour to the edge for masks to cut."""
    canvas = Image.new("RGBA", (size * FINE, size * FINE), (0, 0, 0, 0) if shape == "tile" else INDIGO)
    brush = ImageDraw.Draw(canvas)
    scale = size * FINE / SIDE * (1 if shape == "tile" else 0.8)
    offset = (size * FINE - SIDE * scale) / 2

    def place(point: Point) -> Point:
        return point[0] * scale + offset, point[1] * scale + offset

    if shape == "tile":
        paint_tile(brush, scale)
    for number in range(PETALS):
        brush.polygon([place(point) for point in petal(number * 2 * pi / PETALS)], fill=WHITE)
    (x, y), radius = place(MIDDLE), SEED * scale
    brush.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ORANGE)
    return canvas.resize((size, size), Image.Resampling.LANCZOS)


def paint_tile(brush: ImageDraw.ImageDraw, scale: float) -> None:
    """Three round corners and, where the speaker stands, the tail."""
    box = tuple(edge * scale for edge in TILE)
    left, _top, _right, bottom = box
    brush.rounded_rectangle(box, ROUND * scale, INDIGO)
    corner = (left, bottom - ROUND * 2 * scale, left + ROUND * 2 * scale, bottom)
    brush.rounded_rectangle(corner, TAIL * scale, INDIGO, corners=(False, False, False, True))


def petal(turn: float, steps: int = 48) -> list[Point]:
    """The outline of one petal, turned around the middle."""
    outline = [
        (
            PETAL_AT[0] + PETAL[0] * cos(2 * pi * step / steps),
            PETAL_AT[1] + PETAL[1] * sin(2 * pi * step / steps),
        )
        for step in range(steps)
    ]
    return [turned(point, turn) for point in outline]


def turned(point: Point, turn: float) -> Point:
    x, y = point[0] - MIDDLE[0], point[1] - MIDDLE[1]
    return MIDDLE[0] + x * cos(turn) - y * sin(turn), MIDDLE[1] + x * sin(turn) + y * cos(turn)
