"""ONNX Runtime, which runs the neural voices: in one thread, and without reporting to its maker."""

from __future__ import annotations

from typing import Any


def onnx_runtime() -> Any:
    """Return the module ``onnxruntime``, which takes a second to import: for what speaks only.

    Its telemetry is off already: ``audicle`` sees to that. This is its own switch, which comes too late by itself (in
    1.32.0 the identifier of the machine is written when it is imported), but counts where another program had imported
    it before.
    """
    import onnxruntime  # noqa: PLC0415

    onnxruntime.disable_telemetry_events()
    return onnxruntime


def session(model: bytes) -> Any:
    """Return a session of a model that runs in one thread: processes share the cores, and threads do not fork.

    Raises what ONNX Runtime raises for what is no model.
    """
    runtime = onnx_runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
