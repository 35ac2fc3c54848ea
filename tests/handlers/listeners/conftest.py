"""Somebody who uses shortcuts, modals and the App Home."""

import pytest

from tests.fake_slack import Surfaces, Workspace


@pytest.fixture
def anna(workspace: Workspace) -> Surfaces:
    return Surfaces(workspace)
