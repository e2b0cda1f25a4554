"""Scenes read one after another: each is what is different from the last one that could be shown."""

from pathlib import Path

from rmsprop_gui.lessons.controls import unlocked
from rmsprop_gui.lessons.lesson import Part, Prose, Scene, Span
from rmsprop_gui.lessons.markdown import Source, read_markdown
from rmsprop_gui.lessons.parts import Surroundings, read_part
from rmsprop_gui.lessons.problem import Problems
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.lessons.scene_experiment import SettingError, scene_experiment
from rmsprop_gui.lessons.scene_view import FIRST, scene_view
from rmsprop_gui.lessons.shape import SceneBlock
from rmsprop_gui.lessons.source import Kind, Piece
from rmsprop_gui.lessons.toml_text import line_of, read_block
from rmsprop_gui.lessons.typed_texts import TypedTexts
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import first_view

MAX_PARTS = 100
"""Blocks of a scene, and prose between them."""


class SceneReader:
    """Reads scenes; `scenes` are those that can be shown."""

    def __init__(self, folder: Path | None, problems: Problems) -> None:
        self.scenes: list[Scene] = []
        self._folder, self._problems = folder, problems
        self._typed = TypedTexts()
        self._experiment = notebook_experiment()
        self._view = first_view(self._experiment, FIRST)

    def read(self, pieces: list[Piece]) -> None:
        """Read the pieces of one scene, its heading first."""
        heading, rest = pieces[0], pieces[1:]
        if not heading.name:
            self._problems.add(heading.first, "a scene needs a title")
        blocks = [piece for piece in rest if piece.kind is Kind.BLOCK and piece.name == "scene"]
        for piece in blocks[1:]:
            self._problems.add(piece.first, "a scene has one block “scene”; a new heading begins another scene")
        if self._set_up(blocks[0] if blocks else None):
            self._add(heading, rest, blocks[0] if blocks else None)

    def _set_up(self, piece: Piece | None) -> bool:
        """Make experiment, view and controls of the scene; whether that could be done."""
        block = SceneBlock() if piece is None else read_block(SceneBlock, piece.body, piece.body_line, self._problems)
        if block is None:
            return False
        try:
            self._typed.admit(block)
            experiment = scene_experiment(block, self._experiment)
            view = scene_view(block, experiment, self._view, self._experiment)
            self._unlocked = _unlocked(block, [run.label for run in experiment.runs])
        except SettingError as error:
            assert piece is not None  # nothing is wrong with what is not said
            self._problems.add(line_of(error.key, piece.body, piece.body_line), error.reason)
            return False
        self._experiment, self._view = experiment, view
        return True

    def _add(self, heading: Piece, rest: list[Piece], block: Piece | None) -> None:
        around = Surroundings(self._experiment, self._view.step, self._folder, self._problems, self._typed)
        if len(rest) > MAX_PARTS:
            self._problems.add(rest[MAX_PARTS].first, f"a scene has at most {MAX_PARTS} parts, not {len(rest)}")
        parts = [part for piece in rest[:MAX_PARTS] if (part := self._part(piece, around)) is not None]
        notes: Blocks = ()
        for piece in rest[:MAX_PARTS]:
            if piece.kind is Kind.BLOCK and piece.name == "notes":
                notes += self._words(piece)
        span = Span(heading.first, (rest or [heading])[-1].last)
        self.scenes.append(
            Scene(
                title=heading.name or f"Scene {len(self.scenes) + 1}",
                line=heading.first,
                experiment=self._experiment,
                view=self._view,
                unlocked=self._unlocked,
                parts=tuple(parts),
                notes=notes,
                span=span,
                block=Span(block.first, block.last) if block else None,
            )
        )

    def _part(self, piece: Piece, around: Surroundings) -> Part | None:
        if piece.kind is Kind.PROSE:
            blocks = self._words(piece)
            return Prose(blocks, Span(piece.first, piece.last)) if blocks else None
        return read_part(piece, around) if piece.name in ("predict", "stop", "try") else None

    def _words(self, piece: Piece) -> Blocks:
        return read_markdown(piece.body, Source(piece.body_line, self._problems, self._folder))


def _unlocked(block: SceneBlock, labels: list[str]) -> frozenset[str]:
    names = [block.unlock] if isinstance(block.unlock, str) else block.unlock
    try:
        return unlocked(names, labels)
    except ValueError as error:
        raise SettingError("unlock", str(error)) from None
