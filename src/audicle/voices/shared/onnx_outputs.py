"""Letting an ONNX model give more of what it computes, without the onnx package.

A model is a protobuf message, in which a field that is repeated may be appended to and a message that comes twice is
merged. https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
https://protobuf.dev/programming-guides/encoding/#last-one-wins
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers of fields
_MODEL_GRAPH, _GRAPH_NODE, _GRAPH_OUTPUT = 7, 1, 12
_NODE_OUTPUT, _NODE_KIND, _VALUE_NAME = 2, 4, 1
# Wire types
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MORE = 0x80  # in a byte of a number: another follows
_FIXED = {_FIXED64: 8, _FIXED32: 4}


def with_output(model: bytes, name: str) -> bytes:
    """Return a model that also gives the tensor ``name``, after the outputs that it has."""
    value = _field(_VALUE_NAME, name.encode("utf-8"))
    return model + _field(_MODEL_GRAPH, _field(_GRAPH_OUTPUT, value))


def outputs_of(model: bytes, kind: str) -> tuple[str, ...]:
    """Return the names of the tensors that a model's nodes of one kind compute, such as "Ceil".

    Raises ValueError for what is no protobuf message.
    """
    found: list[str] = []
    for graph in _fields(memoryview(model), _MODEL_GRAPH):
        for node in _fields(graph, _GRAPH_NODE):
            if any(bytes(one) == kind.encode("utf-8") for one in _fields(node, _NODE_KIND)):
                found += (bytes(one).decode("utf-8", "replace") for one in _fields(node, _NODE_OUTPUT))
    return tuple(found)


def _field(number: int, content: bytes) -> bytes:
    head = bytearray([number << 3 | _BYTES])
    length = len(content)
    while length >= _MORE:
        head.append(length % _MORE | _MORE)
        length >>= 7
    return bytes(head) + bytes([length]) + content


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the contents of one field, as often as the message has it."""
    at = 0
    try:
        while at < len(message):
            tag, at = _varint(message, at)
            number, wire = tag >> 3, tag & 7
            if wire == _VARINT:
                _, at = _varint(message, at)
            elif wire in _FIXED:
                at += _FIXED[wire]
            elif wire == _BYTES:
                length, at = _varint(message, at)
                if at + length > len(message):
                    raise ValueError("a field of the model is longer than the model")
                if number == wanted:
                    yield message[at : at + length]
                at += length
            else:
                raise ValueError(f"there is no wire type {wire}")
    except IndexError as error:
        raise ValueError("the model ends in the middle of a field") from error


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place after it."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= byte % _MORE << shift
        at += 1
        if byte < _MORE:
            return value, at
        shift += 7
