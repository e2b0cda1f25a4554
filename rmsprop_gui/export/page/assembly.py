"""The page put together: one file of HTML with its style, its scripts and its data in it."""

import base64
import hashlib
import html
import json
import re
from functools import cache
from typing import Any

import rmsprop_gui
from rmsprop_gui.export.page.colours import colour_rules
from rmsprop_gui.export.page.program import Program
from rmsprop_gui.export.page.runs import rules_of
from rmsprop_gui.export.page.scene import scene_data
from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState

_STAGE = (
    *("numbers", "boxes", "typeset", "paths", "telling", "drawing", "ground", "measures", "trails", "marks", "plane"),
    *("chart", "rates", "knobs", "lab", "player", "stage", "keys"),
)
MODULES = {
    "experiment": (*_STAGE, "experiment"),
    "lesson": (*_STAGE, "prose", "goals", "guide", "lesson"),
}
"""The scripts of each kind of page in `resources/page`, each behind those that it imports."""
_ABOUT = f"Made with RMSProp Lab {rmsprop_gui.__version__}. All of it is in this file: it needs no network."
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_PLACE = re.compile("@([a-z]+)@")  # in the frame of the page, where something belongs
_FONTS = (
    ("RMSProp Lab Sans", 400, "RMSPropLabSans-Regular"),
    ("RMSProp Lab Sans", 600, "RMSPropLabSans-SemiBold"),
    ("RMSProp Lab Math", 400, "STIXTwoMath-Subset"),
)
"""Family, weight and file of each, which `resources/fonts/make_web_fonts.py` has packed."""
_FONT = '@font-face {{ font-family: "{}"; font-weight: {}; src: url(data:font/woff2;base64,{}); }}\n'


def write_page(experiment: Experiment, view: ViewState) -> str:
    """An experiment as a page that opens in a browser, from a disk as from a course page, and needs nothing else.

    ValueError, in a sentence, where there is no run or the page would be too large.
    """
    program = Program()
    program.add(experiment.surface, rules_of(experiment))
    scene = scene_data(experiment, view)
    return assembled("experiment", experiment.surface.title, {"scene": scene}, program)


def assembled(kind: str, title: str, data: dict[str, Any], program: Program) -> str:
    """A page with this title, of some data and the functions of its scenes.

    Texts in it are data to the browser, never markup.
    """
    script = f"const SCENES = {program.text()};\n{scripts(MODULES[kind])}"
    data = {"title": title, "about": _ABOUT, **data}
    style = _style()
    policy = (
        f"default-src 'none'; script-src {_allowed(script)}; style-src {_allowed(style)}; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    parts = {"csp": policy, "title": html.escape(title), "style": style, "script": script}
    parts["data"] = as_script_data(data)
    return _PLACE.sub(lambda place: parts[place[1]], _text("page.html"))


def as_script_data(data: Any) -> str:
    """JSON that can stand in an element of script: what could end it, or begin a comment, is spelled as a code."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda letter: f"\\u{ord(letter[0]):04x}", text)


def _allowed(text: str) -> str:
    """What a policy allows this very text by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


@cache
def scripts(names: tuple[str, ...]) -> str:
    """Modules as one: no two of them have a name in common, so none has to be imported."""
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", _text(f"{name}.js"))) for name in names)


@cache
def _style() -> str:
    return "".join(_font(*each) for each in _FONTS) + colour_rules() + _text("page.css")


def _font(family: str, weight: int, name: str) -> str:
    packed = base64.b64encode(resource(f"fonts/{name}.woff2").read_bytes())
    return _FONT.format(family, weight, packed.decode("ascii"))


def _text(name: str) -> str:
    return resource(f"page/{name}").read_text("utf-8")
