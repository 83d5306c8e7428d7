import subprocess
import sys
import time
from pathlib import Path

from config import devdb

TOGETHER = """
import sys, time
from config import processes
try:
    with processes.family() as family:
        for number, line in enumerate(sys.argv[1:]):
            processes.start(family, f"Child {number}", ["sh", "-c", line])
        while True:
            processes.watch(family)
            time.sleep(0.02)
except processes.Ended as reason:
    print("ended:", reason)
"""


def together(*lines: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", TOGETHER, *lines]
    return subprocess.Popen(command, cwd=devdb.ROOT, stdout=subprocess.PIPE, text=True)


def lives(number: str) -> bool:
    try:
        state = Path("/proc", number.strip(), "stat").read_text()
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_ended_child_ends_the_others_and_is_named():
    family = together("sleep 300 & echo $!; wait", "sleep 0.3; exit 3")
    grandchild = family.stdout.readline()
    assert lives(grandchild)

    said, _ = family.communicate(timeout=20)

    assert said == "ended: Child 1 has ended, so everything else ends too.\n"
    assert not lives(grandchild)


def test_signal_ends_children_and_what_they_started():
    family = together("sleep 300 & echo $!; wait")
    grandchild = family.stdout.readline()
    assert lives(grandchild)

    family.terminate()

    assert family.communicate(timeout=20) == ("ended: \n", None)
    assert not lives(grandchild)


def test_second_signal_does_not_disturb_the_end():
    stubborn = "trap 'sleep 1; exit' TERM; echo $$; while true; do sleep 0.1; done"
    family = together(stubborn)
    child = family.stdout.readline()

    family.terminate()
    time.sleep(0.3)
    family.terminate()

    assert family.communicate(timeout=20) == ("ended: \n", None)
    assert not lives(child)
