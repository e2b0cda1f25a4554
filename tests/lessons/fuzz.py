"""Reads hostile lesson files, each of which must give a lesson or problems, soon, and do nothing else.

Run as a program of its own: from the moment on that the hook listens, it could not even open a file any more.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from files.fuzz import is_made_here

from rmsprop_gui.lessons import moments, parse_lesson
from rmsprop_gui.lessons.problem import MAX_PROBLEMS
from rmsprop_gui.lessons.reading import MAX_BYTES
from rmsprop_gui.surfaces import SURFACES

_LONGEST = 1.0  # seconds of work
_MEMORY = 250_000  # kilobytes more than at first
_FORBIDDEN = ("open", "exec", "import", "os.", "socket.", "subprocess.", "shutil.", "ctypes.", "urllib.", "pickle.")

VALUES = (
    "1", "-1", "0", "1e999", "-1e308", "5e-324", "nan", "inf", f"{10**400}", f"0x{'f' * 5000}", "9" * 5000, "true",
    '""', '"x"', f'"{"x" * 5000}"', '"\\u0000"', '"\\U0001F600"', '"\\ud800"', "[]", "[[]]", "[1, 2]",
    "[1e308, -1e308]", "[[0, 1], [1, 0]]", "[" * 300, "[" * 3000, f"[{'1, ' * 3000}]", "{}", "{a = 1}", "{a = " * 200,
    "1979-05-27", "07:32:00",
    '"__import__(\'os\').system(\'true\')"', '"../../etc/passwd"', '"file:///etc/passwd"', '"adam:beta1=2"',
    '"adam:learning_rate=1e-3,learning_rate=1"', '"quadratic:kappa=-1"', '"own"', '"all"', '["all"]', "'''", '"""',
    '"9**9**9"', '"x^1000^1000"', f'"{"sin(" * 60}x{")" * 60}"', f'"{"(" * 900}x"', f'"{"x+" * 950}x"', '"t/0"',
    '"sqrt(-1)"', '"log(0*x)"', '"runs.RMSProp.beta"', '"%s%n{0}"', '"\\\\"', "a.b.c.d.e.f.g.h", '"→λ∂\\u202e"',
)  # fmt: skip
"""Settings that nobody would write."""

KEYS = (
    "title", "surface", "function", "start", "steps", "runs", "pins", "add", "remove", "change", "fresh", "noise",
    "batch", "seed", "box", "at", "select", "view", "axis", "charts", "panels", "relief", "comparison", "speed",
    "unlock", "averaged", "ask", "say", "click", "choices", "number", "within", "wrong", "because", "goal", "hint",
    "solution", "legend_place", "__class__", "a.b", '"a b"', "overlays", "presented",
)  # fmt: skip

PROSE = (
    "$x = $", "$$\nx\n$$", "$" * 99, "$9**9**9$", f"${'(' * 200}$", f"${'x^' * 100}x$", f"${'λ' * 400}$", "$x < y < z$",
    "$__import__('os')$", "[a](javascript:alert(1))", "[a](file:///etc/passwd)", "[a](https://example.org)",
    "[a](//evil.example)", "[a](http://[::1)", "[a](http://)", "![a](../../etc/passwd)", "![a](/etc/passwd)",
    "![a](link.png)", "![a](there.png)", "![a](outside.png)", "![a](folder.png)", "![a](C:\\x.png)", "![a](\0.png)",
    "![a](file:x.png)", "![a](%2e%2e/x.png)", "![a](x.exe)", f"![a]({'a' * 3000}.png)", f"![a]({'a/' * 500}x.png)",
    "<script>alert(1)</script>", "<img src=x onerror=y>", "&#x0;&amp;&lt;", "[" * 3000, "*" * 3000, "_a*" * 900,
    "> " * 500, "- " * 500, "`" * 999, "|a|b|\n|-|-|\n" + "|x|" * 300, "# " * 300, "#" * 300, "# " + "t" * 9000,
    "\0\1\2\x1b[31m", "\ufeff", "\u202e\u2066", "\r\r\n", "\\" * 2000, "[a]: x\n" * 300, "9. a\n" * 300, "---\n" * 300,
    "    code", "~~~\n# a\n```scene", "````\n```\n````", "\x85\u2028\u2029", "\U000e0001" * 50,
)  # fmt: skip
"""Words that nobody would write."""

BLOCKS = ("scene", "predict", "stop", "try", "notes", "teacher", "python", "sceen", " scene x")


def line_of_settings(chance: random.Random) -> str:
    """A setting that nobody would write."""
    return f"{chance.choice(KEYS)} = {chance.choice(VALUES)}"


def block(chance: random.Random) -> str:
    """A block, often with something wrong in it, and sometimes without an end."""
    lines = [line_of_settings(chance) for _ in range(chance.randrange(4))]
    fence = chance.choice(("```", "```", "````", "~~~", "``"))
    return "\n".join([f"{fence}{chance.choice(BLOCKS)}", *lines, *([fence] if chance.random() < 0.9 else [])])


def mutated(text: str, chance: random.Random) -> str:
    """A lesson of which something has been made that nobody would write."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        chance.choice(CHANGES)(lines, chance)
    changed = "\n".join(lines)
    return chance.choice(WHOLE)(changed, chance) if chance.random() < 0.15 else changed


def _put_value(lines: list[str], chance: random.Random) -> None:
    """Another value behind some `=`."""
    at = [index for index, line in enumerate(lines) if "=" in line]
    if at:
        index = chance.choice(at)
        lines[index] = f"{lines[index].partition('=')[0]}= {chance.choice(VALUES)}"


def _insert(make: Callable[[random.Random], str]) -> Callable[[list[str], random.Random], None]:
    def insert(lines: list[str], chance: random.Random) -> None:
        lines.insert(chance.randrange(len(lines) + 1), make(chance))

    return insert


def _delete(lines: list[str], chance: random.Random) -> None:
    begin = chance.randrange(len(lines) + 1)
    del lines[begin : begin + chance.choice((1, 1, 1, 5, 40))]


def _repeat(lines: list[str], chance: random.Random) -> None:
    begin = chance.randrange(len(lines) + 1)
    part = lines[begin : begin + chance.choice((1, 3, 10, 30))]
    lines[begin:begin] = part * chance.choice((1, 2, 10, 60))


CHANGES = (
    _put_value,
    _put_value,
    _insert(line_of_settings),
    _insert(lambda chance: chance.choice(PROSE)),
    _insert(block),
    _delete,
    _repeat,
)

WHOLE: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, chance: text[: chance.randrange(len(text) + 1)],
    lambda text, chance: text[chance.randrange(len(text) + 1) :],
    lambda text, chance: text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", " ", "\0"))),
    lambda text, chance: text + chance.choice(("# a\n", "```scene\n", "```stop\nat = 1\n```\n")) * 5000,
    lambda text, chance: text + chance.choice("#$[*`>|-~\\\0é∂\U0001f600") * MAX_BYTES,
    lambda text, chance: (text * 50)[: MAX_BYTES - chance.randrange(2)],
    lambda text, chance: "# a\n" * 1_000_000,
    lambda text, chance: "",
)


def folder_of_traps() -> Path:
    """A folder with a picture, and with what only looks like one."""
    folder = Path(tempfile.mkdtemp()) / "lesson"
    (folder / "folder.png").mkdir(parents=True)
    (folder / "there.png").write_bytes(b"picture")
    (folder.parent / "secret.png").write_bytes(b"secret")
    (folder / "outside.png").symlink_to(folder.parent / "secret.png")
    (folder / "link.png").symlink_to("link.png")
    return folder


def read(text: str, folder: Path) -> bool:
    """Read a lesson as a window does; whether there is one. AssertionError where that is not done well."""
    found = parse_lesson(text, folder)
    assert found.lesson is not None or found.problems, "nothing is there, and nobody is told why"
    assert len(found.problems) <= MAX_PROBLEMS
    lines = text.count("\n") + 1
    for problem in found.problems:
        assert 1 <= problem.line <= lines and problem.column >= 0, problem
        assert str(problem).isprintable() and len(str(problem)) < 400, ascii(problem)[:400]
    if found.lesson is not None:
        line = moments(found.lesson)
        assert all(0 <= moment.step <= found.lesson.scenes[moment.scene].experiment.steps for moment in line)
    return found.lesson is not None


def main(count: int, seed: int, paths: list[Path]) -> None:
    """Read so many; print how many were lessons and how long the slowest took. Fails loudly."""
    chance, folder = random.Random(seed), folder_of_traps()
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for surface in SURFACES.values():
        surface.value(*surface.start)  # some read their data when they are first asked
    for text in texts:
        read(text, folder)
    is_listening = [False]

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if is_listening[0] and event.startswith(_FORBIDDEN) and not is_made_here(event, arguments):
            raise SystemExit(f"{event} {arguments!r:.200}")

    sys.addaudithook(listen)
    begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lessons, slowest = 0, 0.0
    for number in range(count):
        text = mutated(chance.choice(texts), chance)
        before = time.process_time()
        is_listening[0] = True
        try:
            lessons += read(text, folder)
        except BaseException:
            print(f"number {number}: {text[:3000]!r}", file=sys.stderr)
            raise
        finally:
            is_listening[0] = False
        slowest = max(slowest, time.process_time() - before)
        assert slowest < _LONGEST, f"number {number} took {slowest:.2f} s: {text[:3000]!r}"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begun
    assert grown < _MEMORY, f"{grown} kB more"
    print(lessons, count - lessons, f"{slowest:.3f}", grown)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
