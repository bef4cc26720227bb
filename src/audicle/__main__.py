"""The command ``audicle``, also as ``python -m audicle``: as light as can be until the commands are loaded.

A worker process imports the module that began the program, and needs nothing of it.
"""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line and exit with its code."""
    # an interrupt while modules are loaded ends the process at once; Python would print where it was
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from audicle.cli import main as command_line  # noqa: PLC0415 - what it is about

    command_line()


if __name__ == "__main__":
    main()
