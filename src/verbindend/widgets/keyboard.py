"""The keyboard, as a terminal sends it."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class Keyboard(LinuxDriver):
    """Textual's own driver for terminals, which goes on after what is no UTF-8.

    One such byte, as in a text pasted from an old program, ended the whole program.
    """

    def run_input_thread(self) -> None:
        """Read keys until the program ends; what cannot be read is passed over."""
        while True:
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                self._app.call_later(self._app.bell)
            else:
                return
