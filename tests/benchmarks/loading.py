"""Adds a folder of generated documents by one process and by two, against the bare library reading the same files.

python tests/benchmarks/loading.py [--documents 200] [--processes 1 2]

The anchor runs before each, so that both meet the same machine; on a busy one the ratio of processor times holds.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_ROOT)]


def measure(documents: int, counts: Sequence[int] = (1, 2)) -> str:
    """By so many processes each: documents a second, processor time over the bare library's, the parent's memory."""
    from many_documents import Folder

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "documents"
        folder.mkdir()
        files = Folder().write(folder, documents)
        told = [f"{documents:,} generated documents of 60 tasks (.docx), from the file to the database:"]
        for processes in counts:
            clock, processor = _bare(files[: max(10, documents // 10)])
            run = _add_all(folder, Path(place) / f"{processes}.duckdb", processes)
            told.append(
                f"{processes} reading: {documents / run.clock:.1f} documents a second (aim: 10) where the bare library reads "
                f"{1 / clock:.1f} (÷ {run.clock / documents / clock:.2f}), {run.processor / documents / processor:.2f} × its "
                f"processor time; memory of the command at the end {run.late / run.early:.2f} × that after a tenth."
            )
    return "\n".join(told)


@dataclass
class Run:
    """Seconds of the clock and of the processors, and the command's own memory after a tenth and at the end (MB)."""

    clock: float
    processor: float
    early: float
    late: float


def _bare(files: list[Path]) -> tuple[float, float]:
    """Seconds for a document, of the clock and the processor, where python-docx alone opens it and reads its cells."""
    import docx

    start, spent = time.perf_counter(), time.process_time()
    for path in files:
        tables = docx.Document(BytesIO(path.read_bytes())).tables
        assert [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return (time.perf_counter() - start) / len(files), (time.process_time() - spent) / len(files)


def _add_all(folder: Path, database: Path, processes: int) -> Run:
    command = [sys.executable, "-m", "loaders", "add-all", str(folder), "--database", str(database)]
    start, spent = time.perf_counter(), _of_children()
    run = subprocess.Popen(
        [*command, "--processes", str(processes)], cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stderr and run.stdout
    held = [_megabytes(run.pid) for line in run.stderr if line.startswith("Adding")]
    said = run.stdout.read()
    assert run.wait() == 0 and f"Added {len(list(folder.iterdir())):,} of" in said, said
    return Run(time.perf_counter() - start, _of_children() - spent, held[0], held[-1])


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--documents", type=int, default=200)
    said.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    given = said.parse_args()
    print(measure(given.documents, given.processes))
