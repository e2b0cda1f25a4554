"""What cannot be seen in 3-D is refused."""

from typing import Any

import pytest

from rmsprop_gui.view.relief_view import VIEWPOINTS, ReliefView


@pytest.mark.parametrize(
    "fields",
    [
        {"azimuth": float("nan")},
        {"azimuth": float("inf")},
        {"elevation": -1.0},
        {"elevation": 91.0},
        {"elevation": float("nan")},
        {"size": 0.0},
        {"size": 100.0},
        {"shift": (0.0, 2.0)},
        {"shift": (float("nan"), 0.0)},
    ],
    ids=str,
)
def test_views_from_nowhere_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        ReliefView(**fields)


@pytest.mark.parametrize("viewpoint", VIEWPOINTS)
def test_every_viewpoint_with_a_name_is_a_view(viewpoint: str) -> None:
    azimuth, elevation = VIEWPOINTS[viewpoint]
    assert ReliefView(azimuth=azimuth, elevation=elevation).elevation == elevation
