"""The colours of the page: those of the program's themes, as variables of its style sheet."""

from rmsprop_gui.export.page.notation import role_of
from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.view.theme import DARK, LIGHT, Theme

_DARK_BY_SYSTEM = "@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {} }} }}\n"


def colour_rules() -> str:
    """Light, and dark where the system asks for it or it was chosen; and a class for the colour of each role."""
    dark = _variables(DARK)
    roles = "".join(f".role-{name} {{ color: var(--role-{name}); }}\n" for name in _role_colours(LIGHT))
    chosen = f':root[data-theme="dark"] {{ {dark} }}\n'
    return f":root {{ {_variables(LIGHT)} }}\n{_DARK_BY_SYSTEM.format(dark)}{chosen}{roles}"


def _variables(theme: Theme) -> str:
    """What drawings read too: `drawing.js` looks them up by these names."""
    named = {
        **{name.replace("_", "-"): getattr(theme, name) for name in _NAMED},
        "contour": theme.contour_line,
        "stops": str(len(theme.contours)),
        **{f"stop-{index}": colour for index, colour in enumerate(theme.contours)},
        **{f"run-{index}": colour for index, (_, colour) in enumerate(theme.runs)},
        **{f"role-{name}": colour for name, colour in _role_colours(theme).items()},
    }
    for kind, stroke in (("minor", theme.minor), ("major", theme.major)):
        named |= {f"{kind}-width": f"{stroke.width}", f"{kind}-opacity": f"{stroke.opacity}"}
    scheme = f"color-scheme: {theme.name}; "
    return scheme + " ".join(f"--{name}: {value};" for name, value in named.items())


_NAMED = (
    *("ink", "ink_soft", "line", "border", "raised", "ground", "casing", "track", "tint", "accent", "on_accent"),
    *("stable", "alert", "alert_ground"),
)


def _role_colours(theme: Theme) -> dict[str, str]:
    return {_name(role): colour for role, colour in theme.symbols}


def _name(role: Role) -> str:
    return role_of(Meaning("", Symbol(""), "", role))
