# library: makes the book's saved definitions importable from memory.

import importlib.abc
import importlib.util
import linecache
import sys


class LibraryFinder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    def __init__(self, name, source):
        self.name, self.source, self.file = name, source, name.replace(".", "/") + ".py"
        parts = name.split(".")
        # Of `d2l.torch`, `d2l`: packages that hold nothing else.
        self.packages = {".".join(parts[:end]) for end in range(1, len(parts))}
        # Without a time linecache never looks at the disk: tracebacks and inspect.getsource show these lines.
        linecache.cache[self.file] = (len(source), None, source.splitlines(True), self.file)

    def find_spec(self, fullname, path=None, target=None):
        if fullname in self.packages:
            return importlib.util.spec_from_loader(fullname, self, is_package=True)
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=self.file)

    def get_source(self, fullname):
        return self.source if fullname == self.name else ""

    def exec_module(self, module):
        if module.__name__ in self.packages:
            return
        module.__file__ = self.file
        exec(compile(self.source, self.file, "exec"), module.__dict__)


def install(name, source):
    sys.meta_path.insert(0, LibraryFinder(name, source))
