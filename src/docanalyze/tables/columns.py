"""Rows as Arrow arrays, column by column.

``pyarrow.array`` and all that calls it import pandas to ask whether they are given something of
its. Here the arrays are put together from their buffers instead: a run needs no pandas, which
takes a quarter of a second and 30 MB of each process.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pyarrow as pa

__all__ = ["column_of", "struct_of"]

Values = Sequence[Any]


def column_of(values: Values, kind: pa.DataType) -> pa.Array:
    """Return values as an Arrow array.

    Args:
        values: One for each row; None: not known.
        kind: What they are: strings, integers of 64 bits, numbers, booleans, lists of one of them,
            or structures of named fields.

    Raises:
        TypeError: A value is something else.
        OverflowError: It is too large, or all of them are.
    """
    if pa.types.is_struct(kind):
        return struct_of(values, list(kind))
    if pa.types.is_list(kind):
        return _lists(values, kind)
    return _MAKERS[kind](values)


def struct_of(rows: Sequence[Mapping[str, Any]], fields: Iterable[pa.Field]) -> pa.StructArray:
    """Return rows as an array of structures; a field that a row lacks is null.

    Args:
        rows: None of them is None.
        fields: Name and type of each.
    """
    wanted = list(fields)
    names = [field.name for field in wanted]
    # Row by row, because a row lies in one place in memory and a column does not.
    columns = list(zip(*[map(row.get, names) for row in rows], strict=True)) or [()] * len(names)
    children = [
        column_of(values, field.type) for values, field in zip(columns, wanted, strict=True)
    ]
    return pa.Array.from_buffers(pa.struct(wanted), len(rows), [None], 0, children=children)


def _lists(values: Values, kind: pa.DataType) -> pa.Array:
    ends = array(
        "i", accumulate((0 if value is None else len(value) for value in values), initial=0)
    )
    inside = [part for value in values if value is not None for part in value]
    return pa.Array.from_buffers(
        kind,
        len(values),
        [_known(values), pa.py_buffer(ends)],
        children=[column_of(inside, kind.value_type)],
    )


def _strings(values: Values) -> pa.Array:
    texts = ["" if value is None else value for value in values]
    joined = "".join(texts)
    # Where each letter is a byte, the bytes of each need not be counted.
    parts: Sequence[Any] = texts if joined.isascii() else [text.encode() for text in texts]
    ends = array("i", accumulate(map(len, parts), initial=0))
    buffers = [_known(values), pa.py_buffer(ends), pa.py_buffer(joined.encode())]
    return pa.Array.from_buffers(pa.string(), len(values), buffers)


def _fixed(code: str, kind: pa.DataType) -> Callable[[Values], pa.Array]:
    def made(values: Values) -> pa.Array:
        numbers = array(code, [0 if value is None else value for value in values])
        buffers = [_known(values), pa.py_buffer(numbers)]
        return pa.Array.from_buffers(kind, len(values), buffers)

    return made


def _flags(values: Values) -> pa.Array:
    buffers = [_known(values), _bits(list(map(bool, values)))]
    return pa.Array.from_buffers(pa.bool_(), len(values), buffers)


def _known(values: Values) -> pa.Buffer | None:
    """Return which values are known, a bit each; None: all are."""
    if None not in values:
        return None
    return _bits([value is not None for value in values])


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.array(flags, dtype=bool), bitorder="little"))


_MAKERS: Mapping[pa.DataType, Callable[[Values], pa.Array]] = {
    pa.string(): _strings,
    pa.int64(): _fixed("q", pa.int64()),
    pa.uint64(): _fixed("Q", pa.uint64()),
    pa.float64(): _fixed("d", pa.float64()),
    pa.bool_(): _flags,
}
