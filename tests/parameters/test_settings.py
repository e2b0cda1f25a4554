"""Settings read from text and compared, for anything that declares parameters."""

from dataclasses import dataclass, replace

import pytest
from optimizers.conventions import thing

from rmsprop_gui.parameters.parameter import choice, declared_parameters, hyperparameter, switch
from rmsprop_gui.parameters.settings import differences, read_settings


@dataclass(frozen=True)
class Telescope:
    """Something with a parameter of each kind."""

    angle: float = hyperparameter(thing("φ"), "angle", 0.0, -180.0, 180.0, "linear")
    lenses: int = hyperparameter(thing("n"), "lenses", 2, 1, 9, "log", whole=True)
    mirror: bool = switch("mirror", False)
    mount: str = choice("mount", ("fork", "fork_and_wedge"))
    owner: str = "nobody"


DECLARED = declared_parameters(Telescope)
REFUSED = {
    "": "telescope has no key ''; its keys are angle, lenses, mirror, mount",
    "owner=me": "telescope has no key 'owner'; its keys are angle, lenses, mirror, mount",
    "angle=1,angle=1": "telescope: angle is given twice",
    "angle": "telescope: angle must be a number from -180 to 180, not ''",
    "angle=up": "telescope: angle must be a number from -180 to 180, not 'up'",
    "angle=181": "telescope: angle must be between -180 and 180, not 181",
    "lenses=2.5": "telescope: lenses must be a whole number, not 2.5",
    "lenses=two": "telescope: lenses must be a whole number from 1 to 9, not 'two'",
    "mirror=yes": "telescope: mirror must be true or false, not 'yes'",
    "mount=tripod": "telescope: mount must be fork or fork_and_wedge, not 'tripod'",
}


def test_only_what_is_declared_can_be_set() -> None:
    assert list(DECLARED) == ["angle", "lenses", "mirror", "mount"]


def test_a_text_sets_each_kind_of_parameter() -> None:
    values = read_settings("telescope", DECLARED, "mount=fork_and_wedge,angle=-30,lenses=3,mirror=true")
    assert values == {"mount": "fork_and_wedge", "angle": -30.0, "lenses": 3, "mirror": True}
    assert isinstance(values["lenses"], int)


@pytest.mark.parametrize("text, reason", REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_set_is_named_with_what_can(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:
        read_settings("telescope", DECLARED, text)
    assert str(caught.value) == reason


def test_differences_are_in_the_words_of_each_kind() -> None:
    other = replace(Telescope(), angle=45.0, mirror=True, mount="fork_and_wedge")
    assert differences(Telescope(), other) == "φ 45, mirror, fork and wedge mount"
    assert differences(other, Telescope()) == "φ 0, no mirror, fork mount"


def test_a_linear_scale_spreads_values_evenly() -> None:
    angle = DECLARED["angle"]
    assert [angle.from_fraction(part / 4) for part in range(5)] == [-180, -90, 0, 90, 180]
    assert angle.to_fraction(30) == pytest.approx(210 / 360)
