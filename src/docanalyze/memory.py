"""How a process of our own keeps house: how often it looks for garbage, who lends it memory."""

import gc
import os

__all__ = ["keep_house"]

# Objects made since the last time. Python's own 700 to 2,000 are reached a thousand times while the
# register and the models are loaded, which stay.
NEW_OBJECTS = 50_000
ROUNDS = 20


def keep_house() -> None:
    """Let this process look for garbage less often, and give back the memory that Arrow had.

    A tenth of its time goes to garbage otherwise; and Arrow's own allocator keeps what it needed
    once, some 20 MB for each process that writes parts. It is asked for by its variable, which
    processes started from here inherit, unless the user has set it.

    For processes of our own: the command line's and the workers'.
    """
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
