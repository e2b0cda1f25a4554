"""The surface of an experiment as code: its height, what each step is given, its data and its chance."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rmsprop_gui.export.library import Library
from rmsprop_gui.export.python_text import Names, array_of, docstring, indented
from rmsprop_gui.formulas import Expression
from rmsprop_gui.formulas import names as names_in
from rmsprop_gui.formulas.printing import Kind, Word, printed
from rmsprop_gui.simulation.chance import STEPS_AT_ONCE, Stream
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.as_formulas import AsFormulas


@dataclass(frozen=True)
class Block:
    """Lines of a script that belong together, and the helpers that they call."""

    lines: tuple[str, ...]
    helpers: frozenset[str] = field(default_factory=frozenset)


def formulas_of(objective: Objective) -> AsFormulas:
    """The surface as formulas. Raises ValueError for one that is code alone."""
    there = objective.surface.as_formulas()
    if there is None:
        raise ValueError(f"the surface {objective.surface.name} is no formula, so it cannot be written as code")
    return there


def is_batched(objective: Objective) -> bool:
    """Whether each step is given some rows of data alone."""
    return objective.rows_at(1) is not None


def data_block(there: AsFormulas, library: Library) -> Block:
    """The columns of data, each an array of its own."""
    columns = [array_of(data_name(name), column, library.array.split("(")[0]) for name, column in there.columns]
    return Block(tuple(line for column in columns for line in column))


def chance_block(objective: Objective) -> Block:
    """The functions that draw what the app draws; no lines where nothing is left to chance."""
    if not objective.is_random:
        return Block(())
    lines = [
        f"SEED = {objective.sampling.seed}",
        *(f"{stream.name} = {stream.value}" for stream in _streams(objective)),
        "",
        "",
        "def generator(stream, counter):",
        '    """Chance that follows from the seed, from what is drawn and from the step alone."""',
        "    place = np.random.Philox(key=[SEED, stream], counter=[0, counter, 0, 0])",
        "    return np.random.Generator(place)",
    ]
    if objective.sampling.is_noisy:
        lines += [
            "",
            "",
            "def noise(stream, t):",
            f'    """Two standard normal numbers for step t: those of {STEPS_AT_ONCE} steps are drawn together."""',
            f"    chunk, index = divmod(t, {STEPS_AT_ONCE})",
            f"    return generator(stream, chunk).standard_normal(({STEPS_AT_ONCE}, 2))[index]",
        ]
    if is_batched(objective):
        count, batch = objective.surface.row_count, objective.sampling.batch
        lines += [
            "",
            "",
            "def rows_of(t):",
            f'    """The {batch} of the {count} rows of data that step t is given."""',
            f"    return np.sort(generator(BATCH, t).choice({count}, {batch}, replace=False))",
        ]
    return Block(tuple(lines))


def _streams(objective: Objective) -> list[Stream]:
    sampling = objective.sampling
    used = {Stream.ADDED: sampling.noise, Stream.RELATIVE: sampling.relative_noise, Stream.BATCH: is_batched(objective)}
    return [stream for stream, amount in used.items() if amount]


def noise_lines(objective: Objective, target: str, drawn: str = "{}") -> list[str]:
    """What chance does to a gradient; `drawn` is how two numbers of numpy are made such of the library."""
    sampling, lines = objective.sampling, []
    if sampling.relative_noise:
        drawn_now = drawn.format("noise(RELATIVE, t)")
        lines.append(f"{target} = {target} * (1.0 + {sampling.relative_noise!r} * {drawn_now})")
    if sampling.noise:
        lines.append(f"{target} = {target} + {sampling.noise!r} * {drawn.format('noise(ADDED, t)')}")
    return lines


def height_block(objective: Objective, there: AsFormulas, library: Library, names: Names) -> Block:
    """`f(x1, x2, t)`, the height of the surface."""
    return _function("f", "The height of the surface at step t.", (there.value,), there, library, names, False)


def part_block(objective: Objective, there: AsFormulas, library: Library, names: Names) -> Block:
    """`part(x1, x2, t)`: that of the height whose gradient step t is given."""
    about = "What step t is given the gradient of: a part of the height."
    return _function("part", about, (there.stepped,), there, library, names, is_batched(objective))


def slope_block(objective: Objective, there: AsFormulas, library: Library, names: Names) -> Block:
    """`slope(x1, x2, t)`: the gradient that step t is given, without noise."""
    about = "The gradient that step t is given, by both parameters."
    return _function("slope", about, there.gradient, there, library, names, is_batched(objective))


def _function(
    name: str,
    about: str,
    results: tuple[Expression, ...],
    there: AsFormulas,
    library: Library,
    names: Names,
    is_batch: bool,
) -> Block:
    is_exact = name == "slope"
    words = _words(there, is_batch)
    made = printed(library.language, results, words, taken=names.taken, exact=is_exact)
    chosen = [f"{word.text} = {data_name(column)}[rows]" for column, word in words.items() if word.in_rows]
    rows = ["rows = rows_of(t)", *chosen]
    body = [
        docstring(about),
        *(rows if is_batch else ()),
        *(f"{word} = {text}" for word, text in made.lines),
        f"return {', '.join(made.results)}{_follows(results, library)}",
    ]
    return Block((f"def {name}(x1, x2, t):", *indented(body)), made.helpers)


def _follows(results: tuple[Expression, ...], library: Library) -> str:
    """What lets autograd follow a height in which neither parameter occurs."""
    is_constant = not any(name in ("x1", "x2") for result in results for name in names_in(result))
    return library.of_nothing if is_constant else ""


def _words(there: AsFormulas, is_batch: bool) -> Mapping[str, Word]:
    columns = {name: Word(name if is_batch else data_name(name), Kind.ARRAY, in_rows=True) for name, _ in there.columns}
    return {"x1": Word("x1"), "x2": Word("x2"), "t": Word("t", Kind.NUMBER), **columns}


def data_name(column: str) -> str:
    """What a script calls a column of data."""
    return f"{column.upper()}_DATA"
