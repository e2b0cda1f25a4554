"""The page as a text: its parts, what may run in it, and what it says."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources.abc import Traversable

import pytest

from rmsprop_gui.export.page.assembly import MODULES, as_script_data, write_page
from rmsprop_gui.export.page.notation import layout_data
from rmsprop_gui.export.page.recorded import MOST_NUMBERS
from rmsprop_gui.formulas import FUNCTIONS
from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.view.view_state import first_view

NOTEBOOK = notebook_experiment()
ALL = list(dict.fromkeys(name for names in MODULES.values() for name in names))
SOURCES = {name: resource(f"page/{name}.js").read_text("utf-8") for name in ALL}
every_kind = pytest.mark.parametrize("names", MODULES.values(), ids=MODULES)
_MADE = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (?:\[([^\]]*)\]|(\w+))", re.MULTILINE)


def names_made(source: str) -> list[str]:
    """What a module declares at its top, destructured names included."""
    return [name.strip() for several, one in _MADE.findall(source) for name in (several or one).split(",")]


def test_all_scripts_are_used() -> None:
    assert sorted(ALL) == sorted(each.name.removesuffix(".js") for each in shipped())


@every_kind
def test_each_script_stands_behind_what_it_imports(names: tuple[str, ...]) -> None:
    for place, name in enumerate(names):
        imported = re.findall(r'^import .* from "\./(\w+)\.js";$', SOURCES[name], re.MULTILINE)
        assert set(imported) <= set(names[:place]), name
        read = {
            each for line in re.findall(r"^import \{ (.*) \}", SOURCES[name], re.MULTILINE) for each in line.split(", ")
        }
        assert read <= {each for other in imported for each in exported(SOURCES[other])}, name


def exported(source: str) -> list[str]:
    return re.findall(r"^export \w+ (\w+)", source, re.MULTILINE)


def shipped() -> list[Traversable]:
    return [each for each in resource("page").iterdir() if each.name.endswith(".js")]


@every_kind
def test_no_two_scripts_have_one_name(names: tuple[str, ...]) -> None:
    made = [name for each in names for name in names_made(SOURCES[each])]
    assert len(made) > 60
    assert sorted(made) == sorted(set(made))


@pytest.mark.parametrize("kind", ["script", "style"])
def test_the_policy_allows_the_page_s_own_and_nothing_else(kind: str) -> None:
    text = write_page(NOTEBOOK, first_view(NOTEBOOK))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    own = re.findall(rf"<{kind}(?: type=\"module\")?>(.*?)</{kind}>", text, re.DOTALL)
    assert policy is not None and len(own) == 1
    allowed = base64.b64encode(hashlib.sha256(own[0].encode()).digest()).decode()
    assert f"{kind}-src 'sha256-{allowed}';" in policy[1]
    assert policy[1].startswith("default-src 'none';") and "unsafe" not in policy[1]


def test_nothing_in_it_is_elsewhere() -> None:
    text = write_page(NOTEBOOK, first_view(NOTEBOOK))
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"']*", re.sub(r"base64,[^)\"]*", "", text))
    assert set(addresses) <= {"http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"}
    assert not re.search(r"<(link|img|script)[^>]*(src|href)=\"(?!data:)", text)


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "a & b", "\u2028\u2029", "]]>", "\"'\\"])
def test_data_are_no_markup_and_come_back_as_they_were(text: str) -> None:
    written = as_script_data({"label": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"label": text}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_has_a_layout_on_the_page(function: str) -> None:
    kind, name = layout_data(function)
    assert f"  {kind}: " in SOURCES["typeset"].split("const LAYOUTS")[1]
    assert bool(name) == (kind == "called")


def test_what_cannot_be_a_page_is_refused_in_a_sentence() -> None:
    view = first_view(NOTEBOOK)
    with pytest.raises(ValueError, match="add an optimizer"):
        write_page(replace(NOTEBOOK, runs=()), view)
    runs = NOTEBOOK.runs * 10
    noisy = replace(NOTEBOOK, runs=runs, steps=100_000, sampling=Sampling(noise=0.1))
    with pytest.raises(ValueError, match=r"can hold [0-9,]+ steps, not 100,000"):
        write_page(noisy, view)
    assert MOST_NUMBERS > 30 * 14 * 101


def test_what_is_long_is_walked_by_the_page_where_it_can() -> None:
    long = replace(NOTEBOOK, steps=20_000)
    assert len(write_page(long, first_view(long)).encode()) < 300_000
