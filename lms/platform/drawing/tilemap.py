"""The 22 mantikas as tiles of equal size in two blocks: no drawn borders, readable on a phone."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PITCH = 60
"""From one tile to the next; a tile is 56 wide."""
STEPS = (1, 25, 50, 80)
"""Where each darker shade begins."""


@dataclass(frozen=True)
class Place:
    """Where a mantika sits and what its tile says; a name may take two lines."""

    code: str
    column: int
    row: int
    ar: str
    en: str

    def lines(self, lang: str) -> tuple[str, ...]:
        """Split the name as the tile shows it."""
        return tuple((self.ar if lang == "ar" else self.en).split("\n"))


@dataclass(frozen=True)
class Tile:
    """A mantika with its value and shade; a value of None is held back."""

    place: Place
    lines: tuple[str, ...]
    value: int | None
    shade: int

    @property
    def x(self) -> int:
        """Where the tile begins across."""
        return self.place.column * PITCH

    @property
    def y(self) -> int:
        """Where the tile begins down."""
        return self.place.row * PITCH


@dataclass(frozen=True)
class Block:
    """One of the two halves of the country that are drawn side by side."""

    side: str
    width: int
    height: int
    tiles: tuple[Tile, ...]


WEST = (
    Place("LY0215", 0, 0, "زوارة", "Zwara"),
    Place("LY0213", 1, 0, "الزاوية", "Zawiya"),
    Place("LY0211", 2, 0, "طرابلس", "Tripoli"),
    Place("LY0210", 3, 0, "المرقب", "Murqub"),
    Place("LY0214", 4, 0, "مصراتة", "Misrata"),
    Place("LY0209", 0, 1, "نالوت", "Nalut"),
    Place("LY0216", 1, 1, "الجبل\nالغربي", "J. Gharbi"),
    Place("LY0212", 2, 1, "الجفارة", "Jafara"),
    Place("LY0208", 4, 1, "سرت", "Sirt"),
    Place("LY0318", 2, 2, "وادي\nالشاطئ", "W. Shati"),
    Place("LY0319", 3, 2, "سبها", "Sebha"),
    Place("LY0317", 4, 2, "الجفرة", "Jufra"),
    Place("LY0321", 0, 3, "غات", "Ghat"),
    Place("LY0320", 1, 3, "أوباري", "Ubari"),
    Place("LY0322", 2, 3, "مرزق", "Murzuq"),
)
EAST = (
    Place("LY0103", 0, 0, "بنغازي", "Benghazi"),
    Place("LY0102", 1, 0, "المرج", "Marj"),
    Place("LY0106", 2, 0, "الجبل\nالأخضر", "J. Akhdar"),
    Place("LY0101", 3, 0, "درنة", "Derna"),
    Place("LY0105", 0, 1, "أجدابيا", "Ejdabia"),
    Place("LY0104", 3, 1, "طبرق", "Tobruk"),
    Place("LY0107", 1, 2, "الكفرة", "Kufra"),
)


def tile_map(
    values: Mapping[str, int | None], lang: str, steps: Sequence[int] = STEPS
) -> tuple[Block, Block]:
    """Shade every mantika (OCHA p-code, admin level 2) by its value; absent means none."""
    west = tuple(_tile(place, values.get(place.code, 0), lang, steps) for place in WEST)
    east = tuple(_tile(place, values.get(place.code, 0), lang, steps) for place in EAST)
    return _block("west", west), _block("east", east)


def _tile(place: Place, value: int | None, lang: str, steps: Sequence[int]) -> Tile:
    return Tile(place, place.lines(lang), value, bisect_right(steps, value or 0))


def _block(side: str, tiles: tuple[Tile, ...]) -> Block:
    gap = 4
    width = max(tile.x for tile in tiles) + PITCH - gap
    height = max(tile.y for tile in tiles) + PITCH - gap
    return Block(side, width, height, tiles)


def shade_ranges(steps: Sequence[int] = STEPS) -> tuple[tuple[int, int | None], ...]:
    """Give the first and last value of each shade; the darkest has no last."""
    starts = (0, *steps)
    return tuple(
        (start, following - 1 if following is not None else None)
        for start, following in zip(starts, (*steps, None), strict=True)
    )
