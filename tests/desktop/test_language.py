"""The program starts in languages whose letters are not those of English."""

import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import do_without
from .program import Program
from .screen import Screen

LANGUAGE = "tr_TR"
DEFINITION = Path("/usr/share/i18n/locales", LANGUAGE)


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """A folder in which the C library finds the language; it need not be one of the machine's own."""
    if not DEFINITION.exists() or shutil.which("localedef") is None:
        do_without("the definition of a language")
    folder = tmp_path / "locales"
    folder.mkdir()
    subprocess.run(["localedef", "-i", LANGUAGE, "-f", "UTF-8", folder / f"{LANGUAGE}.UTF-8"], check=True)
    return folder


def test_in_turkish_where_the_upper_case_of_i_has_a_dot(screen: Screen, locales: Path, tmp_path: Path) -> None:
    program = Program(screen, tmp_path, LOCPATH=str(locales), LC_ALL=f"{LANGUAGE}.UTF-8")
    try:
        program.wait_for_window()
        program.close()
        assert program.wait_for_end() == (0, "")
    finally:
        program.kill()
