"""The networks that are compared."""

from dataclasses import dataclass
from itertools import product

GATES = {"lstm": 4, "gru": 3}
CELLS = tuple(GATES)


@dataclass(frozen=True, order=True)
class Shape:
    """One recurrent layer: its cell and its two sizes."""

    cell: str
    input_size: int
    hidden_size: int

    @property
    def columns(self) -> int:
        """How many columns the kernels have: a block of hidden_size a gate."""
        return GATES[self.cell] * self.hidden_size

    @property
    def sizes(self) -> str:
        """Input and hidden size as tables write them."""
        return f"{self.input_size}×{self.hidden_size}"

    def __str__(self) -> str:
        return f"{self.cell} {self.sizes}"


SWEEP_SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
LISTED_SIZES = ((1, 1), (8, 8), (32, 32), (64, 64), (1, 128), (128, 128))

LISTED = tuple(Shape(cell, *sizes) for cell in CELLS for sizes in LISTED_SIZES)
ALL = tuple(Shape(cell, *sizes) for cell in CELLS for sizes in product(SWEEP_SIZES, repeat=2))
