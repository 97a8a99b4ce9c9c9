# Imports a module with stand-ins for packages that are not installed, and prints the names that it has.
# Arguments: the folder of the module, its name, and then the names of the packages that have stand-ins.
import importlib
import importlib.abc
import importlib.machinery
import sys
import types

folder, name, packages = sys.argv[1], sys.argv[2], sys.argv[3:]


def anything(key):
    # A number that is asked for, of devices for example, is none.
    return Anything(key, (), {"__index__": lambda self: 0})


class Anything(type):
    """Every attribute of such a class is another of them, and calling one as a decorator changes nothing."""

    def __getattr__(cls, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return anything(key)

    def __call__(cls, *args, **kwargs):
        return args[0] if len(args) == 1 and callable(args[0]) else super().__call__()

    def __getitem__(cls, key):
        return cls


class StandIn(types.ModuleType):
    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return anything(key)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, fullname, path=None, target=None):
        if fullname.split(".")[0] in packages:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Finder())
sys.path.insert(0, folder)
print(" ".join(sorted(vars(importlib.import_module(name)))))
