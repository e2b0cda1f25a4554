"""The store tells everybody of every change, in order, and of nothing else."""

from dataclasses import replace

import pytest

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.view_store import ViewStore


@pytest.fixture
def store() -> ViewStore:
    return ViewStore()


@pytest.fixture
def told(store: ViewStore) -> list[tuple[ViewState, ViewState]]:
    """What has been told, as it goes on."""
    heard: list[tuple[ViewState, ViewState]] = []
    store.changed.connect(lambda before, now: heard.append((before, now)))
    return heard


def test_a_change_is_told_with_what_was_before(store: ViewStore, told: list[tuple[ViewState, ViewState]]) -> None:
    store.update(step=3, legend=False)
    assert store.state == ViewState(step=3, legend=False)
    assert told == [(ViewState(), store.state)]


def test_what_is_so_already_is_not_told(store: ViewStore, told: list[tuple[ViewState, ViewState]]) -> None:
    store.update(legend=True)
    store.set(ViewState())
    assert told == []


def test_a_change_from_within_is_told_to_all_after_the_one_that_led_to_it(store: ViewStore) -> None:
    heard: list[tuple[str, int]] = []

    def first(before: ViewState, now: ViewState) -> None:
        heard.append(("first", now.step))
        if now.step < 3:
            store.update(step=now.step + 1)

    store.changed.connect(first)
    store.changed.connect(lambda before, now: heard.append(("second", now.step)))
    store.update(step=1)
    assert heard == [(who, step) for step in (1, 2, 3) for who in ("first", "second")]
    assert store.state.step == 3


def test_a_whole_view_is_announced_before_it_is_taken_over(store: ViewStore) -> None:
    stopped: list[ViewState] = []
    store.about_to_be_set.connect(lambda: stopped.append(store.state))
    store.set(ViewState(step=5))
    store.update(step=6)
    assert stopped == [ViewState()]


def test_a_field_that_does_not_exist_is_refused(store: ViewStore) -> None:
    with pytest.raises(TypeError):
        store.update(colour="red")
    with pytest.raises(ValueError):
        store.update(axis=7)
    assert store.state == replace(ViewState())
