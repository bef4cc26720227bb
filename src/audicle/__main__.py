"""``python -m audicle`` is the command ``audicle``."""

from audicle.cli import main

if __name__ == "__main__":
    main()
