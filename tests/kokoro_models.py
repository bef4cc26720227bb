"""A model with the inputs and outputs of Kokoro's, which says each phoneme as a tone of its own. It takes no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper

if TYPE_CHECKING:
    from pathlib import Path

RATE = 24_000
_FRAME, _FRAMES = 600, 4.0  # samples, and how many of them a phoneme has at speed 1
_LAST_MARK = 16.0  # the ids of marks and of the space; they are silent


def write(folder: Path, *names: str) -> Path:
    """Write the model, and a pack of voices with these names, to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(_model(), folder / "tones.onnx")
    with (folder / "voices.bin").open("wb") as pack:
        np.savez(pack, **{name: np.full((510, 1, 256), 0.1 * len(name), np.float32) for name in names})
    return folder


def _constant(name: str, value: object, kind: int = TensorProto.FLOAT) -> onnx.TensorProto:
    array = np.asarray(value)
    return helper.make_tensor(name, kind, array.shape, array.reshape(-1).tolist())


def _model() -> onnx.ModelProto:
    node = helper.make_node
    nodes = [
        # how many frames each phoneme has: the same for all
        node("Div", ["frames", "speed"], ["wanted"]),
        node("Round", ["wanted"], ["each"]),
        node("Shape", ["tokens"], ["shape"]),
        node("Expand", ["each", "shape"], ["/encoder/Clip_output_0"]),
        # the time of the samples of one phoneme
        node("Mul", ["each", "frame"], ["length"]),
        node("Cast", ["length"], ["whole"], to=TensorProto.INT64),
        node("Squeeze", ["whole", "first"], ["count"]),
        node("Range", ["zero", "count", "one"], ["places"]),
        node("Cast", ["places"], ["moments"], to=TensorProto.FLOAT),
        # a tone as high as its id, and none for marks
        node("Cast", ["tokens"], ["ids"], to=TensorProto.FLOAT),
        node("Reshape", ["ids", "column"], ["down"]),
        node("Mul", ["down", "step"], ["raised"]),
        node("Add", ["raised", "lowest"], ["turns"]),
        node("Mul", ["turns", "moments"], ["angles"]),
        node("Sin", ["angles"], ["waves"]),
        node("Greater", ["down", "last"], ["letters"]),
        node("Cast", ["letters"], ["heard"], to=TensorProto.FLOAT),
        node("Mul", ["waves", "heard"], ["sound"]),
        node("ReduceMean", ["style"], ["level"], keepdims=0),
        node("Mul", ["sound", "level"], ["levelled"]),
        node("Reshape", ["levelled", "row"], ["audio"]),
    ]
    turn = 2 * np.pi / RATE
    graph = helper.make_graph(
        nodes,
        "tones",
        [
            helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
            helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
        ],
        [helper.make_tensor_value_info("audio", TensorProto.FLOAT, ["samples"])],
        [
            _constant("frames", [_FRAMES]),
            _constant("frame", [float(_FRAME)]),
            _constant("first", [0], TensorProto.INT64),
            _constant("zero", 0, TensorProto.INT64),
            _constant("one", 1, TensorProto.INT64),
            _constant("column", [-1, 1], TensorProto.INT64),
            _constant("row", [-1], TensorProto.INT64),
            _constant("step", turn * 4),
            _constant("lowest", turn * 200),
            _constant("last", _LAST_MARK),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    return model
