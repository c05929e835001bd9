"""Start the program."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line, which opens the screens when no command is given."""
    gc.disable()  # one short run makes little rubbish; the screens turn it on again
    from verbindend.cli import main as command_line  # noqa: PLC0415 - after the collector is off

    command_line()


if __name__ == "__main__":
    main()
