# reads: which files of the book the page's code opens, through Python's audit events.

import hashlib
import json
import os
import sys

ignored = {".octavo", "_build", "__pycache__", ".git", ".ipynb_checkpoints"}
reads = {}
written = set()
state = {"on": False}


def install(root, folder):
    roots = {os.path.abspath(root), os.path.realpath(root)}
    own = os.getpid()
    children = os.path.join(folder, "child-reads")
    state["target"] = os.path.join(folder, "reads.json")
    state["children"] = children

    def inside(path):
        for base in roots:
            if path.startswith(base + os.sep):
                return ignored.isdisjoint(path[len(base) + 1 :].split(os.sep))
        return False

    def hook(event, args):
        if event != "open" or not state["on"]:
            return
        path, mode, flags = args
        if not isinstance(path, (str, bytes)):
            return
        try:
            path = os.path.abspath(os.fsdecode(path))
            if not inside(path) or os.path.isdir(path):
                return
            state["on"] = False
            try:
                note(path, mode, flags or 0)
            finally:
                state["on"] = True
        except (OSError, ValueError):
            pass

    def note(path, mode, flags):
        writes = flags & (os.O_WRONLY | os.O_RDWR) if mode is None else any(letter in mode for letter in "wax+")
        keeps = flags & os.O_RDWR and not flags & os.O_TRUNC if mode is None else "r" in mode
        if os.getpid() != own:
            # A forked process cannot tell the kernel's memory.
            if not writes and path not in reads and path not in written:
                with open(children, "a", encoding="utf-8") as file:
                    file.write(json.dumps(path) + "\n")
            return
        if (not writes or keeps) and path not in reads and path not in written:
            reads[path] = None if os.path.exists(path) else "absent"
        if writes:
            if reads.get(path, "") is None:
                reads[path] = digest(path)
            written.add(path)

    state["on"] = True
    sys.addaudithook(hook)


def digest(path):
    """As it was when it was read: it is about to be changed."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def drain():
    state["on"] = False
    try:
        with open(state["children"], encoding="utf-8") as file:
            for line in file:
                path = json.loads(line)
                if path not in written:
                    reads.setdefault(path, None if os.path.exists(path) else "absent")
    except OSError:
        pass
    with open(state["target"], "w", encoding="utf-8") as file:
        json.dump(reads, file)
    state["on"] = True
