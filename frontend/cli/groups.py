"""A group of commands that tells each command's summary whole."""

import click


class PlainGroup(click.Group):
    """Lists its commands with their first sentence; click's own list cuts it off in the middle."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        rows = [(name, _summary(self.commands[name])) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _summary(command: click.Command) -> str:
    return command.short_help or (command.help or "").partition("\n\n")[0].replace("\n", " ")
