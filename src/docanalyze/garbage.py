"""How often Python looks for garbage."""

import gc

__all__ = ["collect_rarely"]

# Objects made since the last time. Python's own 700 to 2,000 are reached a thousand times while the
# register and the models are loaded, which stay.
NEW_OBJECTS = 50_000
ROUNDS = 20


def collect_rarely() -> None:
    """Let this process look for garbage less often: a tenth of its time goes there otherwise.

    For processes of our own: the command line's and the workers'.
    """
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
