"""Every optimizer and every surface says where it comes from, in a form that can be read and opened."""

import re
from collections.abc import Sequence

import pytest

from rmsprop_gui.literature import MADE_HERE, Publication
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.data_surface import DataSurface
from rmsprop_gui.surfaces.sample import Shipped

OF_ALL = {
    **{f"optimizer {name}": rule.sources for name, rule in RULES.items()},
    **{f"surface {name}": surface.sources for name, surface in SURFACES.items()},
}


@pytest.mark.parametrize("sources", OF_ALL.values(), ids=OF_ALL)
def test_each_has_a_source_with_author_title_and_year(sources: Sequence[Publication]) -> None:
    assert sources
    for source in sources:
        assert source.authors and source.title and 1800 < source.year < 2100
        assert source.authors.endswith(" et al.") or not source.authors.endswith(".")
        assert not source.title.endswith(".") and not source.place.endswith(".")
        assert source in MADE_HERE or source.place


@pytest.mark.parametrize("sources", OF_ALL.values(), ids=OF_ALL)
def test_what_was_published_can_be_read_somewhere(sources: Sequence[Publication]) -> None:
    published = [source for source in sources if source not in MADE_HERE]
    assert not published or any(re.fullmatch(r"https://[a-z0-9.-]+/\S+", source.link) for source in published)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_optimizer_is_of_the_year_of_its_publication(rule: type) -> None:
    assert rule.year() == rule.sources[0].year and not set(rule.sources) & set(MADE_HERE)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [name for name, one in SURFACES.items() if isinstance(one, DataSurface)])
def test_a_surface_over_shipped_data_names_who_has_measured_them(name: str) -> None:
    surface = SURFACES[name]
    assert isinstance(surface, DataSurface)
    rows = surface.sample.source
    if isinstance(rows, Shipped):
        told = " ".join(rows.said())
        assert any(source.authors.split()[0].rstrip(",") in told for source in surface.sources)


def test_one_publication_is_declared_once() -> None:
    links = {source.link: source for sources in OF_ALL.values() for source in sources if source.link}
    every = {source for sources in OF_ALL.values() for source in sources if source.link}
    assert len(links) == len(every)


@pytest.mark.parametrize("link", ["http://arxiv.org/abs/1412.6980", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_link_that_leaves_the_program_is_https(link: str) -> None:
    with pytest.raises(ValueError, match="no https address"):
        Publication("Somebody", "Something", 2000, "Somewhere", link)


def test_a_source_is_cited_in_one_line() -> None:
    source = Publication("Kingma and Ba", "Adam", 2015, "ICLR", "https://arxiv.org/abs/1412.6980")
    assert source.cited() == "Kingma and Ba (2015). Adam. ICLR." and source.short == "Kingma and Ba 2015"
