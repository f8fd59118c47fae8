"""What all tests share: the option that runs the long loops whole."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run the long loops whole")


@pytest.fixture
def rounds(request):
    """Choose how many rounds a loop takes: all of them, or a few in an ordinary run."""

    def choose(whole, *, shortened):
        return whole if request.config.getoption("--long") else shortened

    return choose
