"""One thread a process: the products of matrices here are small, and more threads slow them."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

__all__ = ["one_thread"]


def one_thread() -> AbstractContextManager[Any]:
    """Return a context in which NumPy's BLAS uses one thread.

    The processes of a run would else compete with each other's threads, and sums could be added up
    in another order.
    """
    limited: AbstractContextManager[Any] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    """Look for the libraries that are loaded, once: it takes a while."""
    return ThreadpoolController()
