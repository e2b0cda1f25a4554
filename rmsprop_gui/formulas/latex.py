"""What is typeset as LaTeX: the boxes that the window paints, written for LaTeX's math mode with amsmath."""

from rmsprop_gui.formulas.boxes import Box, Cases, Fenced, Fraction, Glyphs, Letter, Marked, Power, Root, Row
from rmsprop_gui.formulas.symbol import Symbol

_LOWER = "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau varphi chi psi omega"
_UPPER = "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
_GREEK = dict(zip("αβγδζηθικλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ", f"{_LOWER} {_UPPER}".split(), strict=True))
_MATH = {
    **{letter: rf"\{name} " for letter, name in _GREEK.items()},
    "ε": r"\varepsilon ", "∇": r"\nabla ", "∂": r"\partial ", "∞": r"\infty ", "·": r"\cdot ", "⊙": r"\odot ",
    "−": "-", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "←": r"\leftarrow ", "→": r"\to ", "×": r"\times ",
    "′": "'", "⁺": "^{+}", "⁻": "^{-}", "|": r"\vert ", "…": r"\dots ",
    "\N{THIN SPACE}": r"\,", " ": r"\ ",
    **dict(zip("₀₁₂₃₄₅₆₇₈₉", (f"_{{{digit}}}" for digit in range(10)), strict=True)),
    **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", (f"^{{{digit}}}" for digit in range(10)), strict=True)),
}  # fmt: skip
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_OPERATORS = ("log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "max", "min")


def latex(box: Box) -> str:
    """A box in math mode."""
    match box:
        case Glyphs(text, style):
            return f" {_math(text).strip()} " if style == "operator" else _glyphs(text)
        case Letter(symbol):
            return _symbol(symbol)
        case Row(items):
            return "".join(map(latex, items))
        case Fraction(top, bottom):
            return rf"\frac{{{latex(top)}}}{{{latex(bottom)}}}"
        case Root(body):
            return rf"\sqrt{{{latex(body)}}}"
        case Power(base, exponent):
            return f"{_base(latex(base))}^{{{latex(exponent)}}}"
        case Fenced(body, "||"):
            return rf"\left|{latex(body)}\right|"
        case Fenced(body):
            return rf"\left({latex(body)}\right)"
        case Marked(body):
            return latex(body)
        case Cases(first, condition, second):
            lines = rf"{latex(first)} & \text{{if }} {latex(condition)} \\ {latex(second)} & \text{{otherwise}}"
            return rf"\begin{{cases}} {lines} \end{{cases}}"


def _base(text: str) -> str:
    """What is raised, in braces where it has a raised sign or a low one itself."""
    return text if len(text) == 1 else f"{{{text}}}"


def escaped(text: str) -> str:
    """A text as it stands in a paragraph: on one line, and nothing of it is a command.

    Letters that LaTeX's usual fonts do not have are told by their code.
    """
    shown = " ".join(text.split())
    return "".join(_in_text(sign) for sign in shown)


def _in_text(sign: str) -> str:
    if sign in _ESCAPED:
        return _ESCAPED[sign]
    if sign in _MATH and sign != " ":
        return rf"\({'{}' if _MATH[sign][0] in '^_' else ''}{_MATH[sign].strip()}\)"
    is_known = (sign.isascii() and sign.isprintable()) or "\u00c0" <= sign <= "\u00ff" or sign in "–—“”‘’"
    return sign if is_known else f"[U+{ord(sign):04X}]"


def _glyphs(text: str) -> str:
    if text in _OPERATORS:
        return rf"\{text}"
    if len(text) > 1 and text.isalpha() and text.isascii():
        return rf"\operatorname{{{text}}}"
    return _math(text)


def _math(text: str) -> str:
    return "".join(
        _MATH.get(sign) or _ESCAPED.get(sign) or (sign if sign.isascii() and sign.isprintable() else _in_words(sign))
        for sign in text
    )


def _in_words(sign: str) -> str:
    return rf"\text{{{_in_text(sign)}}}"


def _symbol(symbol: Symbol) -> str:
    letter, raised = symbol.letter.rstrip("′"), "'" * (len(symbol.letter) - len(symbol.letter.rstrip("′")))
    text = _math(letter)
    if len(letter) > 1 and letter.isascii() and letter.replace("_", "").isalnum():
        text = rf"\mathit{{{text}}}"
    if symbol.hat:
        text = rf"\hat{{{text.strip()}}}"
    below = symbol.subscript
    if below:
        inner = rf"\mathrm{{{_math(below)}}}" if len(below) > 1 and below.isalpha() else _math(below)
        return f"{text.strip()}{raised}_{{{inner}}}"
    return text + raised if raised else text
