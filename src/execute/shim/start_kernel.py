# start_kernel: starts ipykernel for one page of a book, with what Octavo adds to it.
# Arguments: -f CONNECTION_FILE; beside that file lies task.json (root, library, memory, caches).

import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
folder = os.path.dirname(sys.argv[sys.argv.index("-f") + 1])
sys.path[:] = [path for path in sys.path if path not in ("", here)]
sys.dont_write_bytecode = True

with open(os.path.join(folder, "task.json"), encoding="utf-8") as file:
    task = json.load(file)


def load(name):
    """Imports a file of this folder without leaving the folder on the path."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("_octavo_" + name, os.path.join(here, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if task.get("memory"):
    import resource

    # Data, not address space: mapped files and reserved addresses of large libraries cost nothing.
    limit = int(task["memory"]) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

if task.get("library"):
    load("library").install(task["library"]["name"], task["library"]["source"])
figures = load("figures")
figures.install()

from ipykernel.compiler import XCachingCompiler
from ipykernel.kernelapp import IPKernelApp

# Warnings name the file of the code that warns: the number of the cell, not a path that changes.
XCachingCompiler.get_code_name = lambda self, raw_code, code, number: "<cell %d>" % number


class KernelApp(IPKernelApp):
    def load_config_file(self, *args, **kwargs):
        """The settings of whoever builds the book must not change it."""


app = KernelApp.instance()
figures.configure(app.config)
app.config.HistoryManager.enabled = False
app.initialize(sys.argv[1:])
load("streams").install(app.shell)
load("reads").install(task["root"], folder)
app.start()
