"""What the tests of playback share: Qt without a screen, and nothing left running behind any of them."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment

from .threads import lingering_threads


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot) -> Iterator[None]:
    yield
    assert lingering_threads() == []


@pytest.fixture
def player_of(qtbot: QtBot) -> Iterator[Callable[[Experiment], Player]]:
    """Makes players, and stops them."""
    players: list[Player] = []

    def make(experiment: Experiment) -> Player:
        players.append(Player(experiment))
        return players[-1]

    yield make
    for player in players:
        player.stop()
