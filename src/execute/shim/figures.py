# figures: matplotlib's defaults in a book: SVG on a transparent ground, the same bytes every time.
# A book's own style and `%config InlineBackend` override all of it but the salt. Nothing is imported before the page does.

import importlib.abc
import importlib.util
import sys

defaults = {
    "svg.hashsalt": "octavo",
    "svg.fonttype": "path",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "savefig.edgecolor": "none",
}
# Beyond these a vector picture is slower to load and to draw than the pixels of it.
most_bytes = 1_000_000
most_shapes = 2_000


class MatplotlibFinder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        if fullname != "matplotlib":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is None or spec.loader is None:
            return spec
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            set_defaults(module)

        spec.loader.exec_module = exec_module
        return spec


def set_defaults(matplotlib):
    """What a matplotlibrc in the page's folder sets stays as it is; `rcdefaults()` comes back to a book's defaults."""
    for name, value in defaults.items():
        if matplotlib.rcParams[name] == matplotlib.rcParamsDefault[name]:
            matplotlib.rcParams[name] = value
        matplotlib.rcParamsDefault[name] = value
        if hasattr(matplotlib, "rcParamsOrig"):
            matplotlib.rcParamsOrig[name] = matplotlib.rcParams[name]


def configure(config):
    config.InlineBackend.figure_formats = {"svg"}
    config.InlineBackend.print_figure_kwargs = {"bbox_inches": None, "metadata": {"Date": None, "Creator": None}}


def install():
    sys.meta_path.insert(0, MatplotlibFinder())
    from IPython.core import pylabtools

    select = pylabtools.select_figure_formats

    def select_figure_formats(shell, formats, **kwargs):
        select(shell, formats, **kwargs)
        if set([formats] if isinstance(formats, str) else formats) == {"svg"}:
            fall_back_to_pixels(shell, **kwargs)

    pylabtools.select_figure_formats = select_figure_formats


def fall_back_to_pixels(shell, **kwargs):
    """A large SVG becomes a PNG of twice the density. The formatters are called in this order: SVG, PNG."""
    from IPython.core.pylabtools import print_figure, retina_figure
    from matplotlib.figure import Figure

    large = set()
    pixels = {key: value for key, value in kwargs.items() if key != "metadata"}

    def svg(figure):
        text = print_figure(figure, fmt="svg", **kwargs)
        if text and (len(text) > most_bytes or text.count("<path") + text.count("<use") > most_shapes):
            large.add(id(figure))
            return None
        return text

    def png(figure):
        if id(figure) not in large:
            return None
        large.discard(id(figure))
        return retina_figure(figure, base64=True, **pixels)

    shell.display_formatter.formatters["image/svg+xml"].for_type(Figure, svg)
    shell.display_formatter.formatters["image/png"].for_type(Figure, png)
