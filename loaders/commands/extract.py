"""The command that writes a plan's counts into a file to hand over."""

import argparse

from loaders.commands.terminal import existing
from loaders.errors import LoadError
from loaders.extracts.made import extract_of


def run_extract(options: argparse.Namespace) -> int:
    """Writes the file, and says where it is. Raises LoadError where it can't be made or written."""
    if options.out.exists():
        raise LoadError(f"{options.out} is there already, and isn’t replaced: name another file.")
    connection = existing(options)
    try:
        content = extract_of(
            connection,
            plan_id=options.plan,
            gss_code=options.council,
            framework=options.framework,
            quarters=options.quarters,
        )
    finally:
        connection.close()
    try:
        options.out.write_bytes(content)
    except OSError as error:
        raise LoadError(f"{options.out} can’t be written ({error.strerror}): check its folder.") from error
    print(f"The counts of {options.plan} are in {options.out}: codes, dates and numbers alone.")
    return 0


COMMANDS = {"extract": run_extract}
