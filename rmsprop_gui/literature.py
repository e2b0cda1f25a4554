"""Where things come from: who has published what, in which year, and where it can be read.

A publication that several optimizers or surfaces name is declared here, any other beside what names it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Publication:
    """A publication. `place` is where it has appeared, `link` where it can be read: an https address, or nothing.

    Raises ValueError for any other kind of address: what is opened with a click leaves the program.
    """

    authors: str
    title: str
    year: int
    place: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        if self.link and not self.link.startswith("https://"):
            raise ValueError(f"{self.link!r} is no https address")

    @property
    def short(self) -> str:
        """Kingma and Ba 2015."""
        return f"{self.authors} {self.year}"

    def cited(self) -> str:
        """All of it in one line, without the address."""
        place = f" {self.place}." if self.place else ""
        return f"{self.authors} ({self.year}). {self.title}.{place}"


MADE_HERE = (Publication("RMSProp Lab", "Made for this program and for the notebook that it follows", 2026),)
"""Of what nobody has published: it was made to show something."""

ADAM = Publication(
    "Kingma and Ba",
    "Adam: A Method for Stochastic Optimization",
    2015,
    "International Conference on Learning Representations",
    "https://arxiv.org/abs/1412.6980",
)
BEYOND_ADAM = Publication(
    "Reddi, Kale and Kumar",
    "On the Convergence of Adam and Beyond",
    2018,
    "International Conference on Learning Representations",
    "https://arxiv.org/abs/1904.09237",
)
INITIALIZATION_AND_MOMENTUM = Publication(
    "Sutskever, Martens, Dahl and Hinton",
    "On the importance of initialization and momentum in deep learning",
    2013,
    "International Conference on Machine Learning",
    "https://proceedings.mlr.press/v28/sutskever13.html",
)
IRIS_FLOWERS = Publication(
    "Fisher",
    "The use of multiple measurements in taxonomic problems",
    1936,
    "Annals of Eugenics 7, 179–188",
    "https://doi.org/10.1111/j.1469-1809.1936.tb02137.x",
)
TREES = Publication(
    "Ryan, Joiner and Ryan",
    "The Minitab Student Handbook",
    1976,
    "Duxbury Press",
    "https://stat.ethz.ch/R-manual/R-devel/library/datasets/html/trees.html",
)
NILE = Publication(
    "Cobb",
    "The problem of the Nile: Conditional solution to a changepoint problem",
    1978,
    "Biometrika 65, 243–251",
    "https://doi.org/10.1093/biomet/65.2.243",
)
MARGINAL_VALUE = Publication(
    "Wilson et al.",
    "The Marginal Value of Adaptive Gradient Methods in Machine Learning",
    2017,
    "Advances in Neural Information Processing Systems 30",
    "https://arxiv.org/abs/1705.08292",
)
SURVEY = Publication(
    "Jamil and Yang",
    "A literature survey of benchmark functions for global optimisation problems",
    2013,
    "International Journal of Mathematical Modelling and Numerical Optimisation 4, 150–194",
    "https://arxiv.org/abs/1308.4008",
)
"""It has the functions of books that cannot be read elsewhere."""
