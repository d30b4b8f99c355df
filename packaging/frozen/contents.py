"""What goes into the built program and what stays out: modules, files, and how large each part may become.

The lists are data for the spec, for the check of the built folder, and for the tests; nothing here imports PyInstaller.
Paths are those inside the folder of libraries (``_internal``), with slashes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

EXCLUDED = (
    # tools of development, never part of the program
    "_pytest", "hypothesis", "mypy", "pip", "pytest", "pytestqt", "ruff", "setuptools", "wheel", "PyInstaller",
    "pkg_resources", "ensurepip", "idlelib", "lib2to3", "turtle", "turtledemo", "venv",
    # other toolkits and front ends that libraries look for
    "tkinter", "_tkinter", "PyQt5", "PyQt6", "PySide2", "OpenGL", "matplotlib", "IPython", "jupyter_rfb", "ipywidgets",
    "pandas", "numba", "cupy", "triton", "tensorboard",
    # what the extra `research` and experiments bring; the program says so where they are missing
    "onnx", "onnxruntime", "onnxscript", "onnx_ir", "ml_dtypes", "tensorboardX", "google.protobuf", "sklearn", "joblib",
    "torch_pruning",
    # parts of Qt without which the window works
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtUiTools", "PySide6.QtPrintSupport", "PySide6.QtXml",
    "PySide6.QtConcurrent", "PySide6.QtTest", "PySide6.scripts", "pyqtgraph.examples", "pyqtgraph.opengl",
    "pyqtgraph.flowchart", "pyqtgraph.console", "pyqtgraph.jupyter", "pyqtgraph.canvas", "pyqtgraph.dockarea",
    # parts of torch that neither painting nor training reaches
    "torch.testing._internal.opinfo", "torch.utils.benchmark", "torch.utils.tensorboard", "torch.utils.bottleneck",
    "torch.utils.model_dump", "torch._vendor.quack", "torch.onnx._internal.fx", "torch.ao.pruning",
    "torch.ao.ns", "torch.distributed.benchmarks", "torch.distributed.examples", "torch.distributed._tools",
    "functorch", "networkx", "fsspec", "jinja2", "markupsafe", "sympy.physics", "sympy.testing", "sympy.stats",
    "sympy.diffgeom", "sympy.holonomic", "sympy.vector", "sympy.categories", "sympy.crypto", "sympy.liealgebras",
    "sympy.sandbox",
    # parts of the numerical libraries that nothing imports
    "scipy.stats", "scipy.signal", "scipy.io", "scipy.interpolate", "scipy.integrate", "scipy.cluster",
    "scipy.datasets", "scipy.odr", "scipy.differentiate", "scipy.misc", "imageio", "skimage.data", "skimage.io",
    "skimage.feature", "skimage.filters", "skimage.graph", "skimage.measure", "skimage.morphology",
    "skimage.registration", "skimage.restoration", "skimage.segmentation", "skimage.transform", "skimage.draw",
    "skimage.future",
)  # fmt: skip
"""Modules that the analysis does not follow, each with all that lies in it."""

FORBIDDEN = (
    "pytest", "_pytest", "hypothesis", "mypy", "pip", "setuptools", "tkinter", "matplotlib", "IPython", "PyQt5",
    "PyQt6", "onnx", "onnxruntime", "sklearn", "torch_pruning", "triton", "nvidia", "pandas", "networkx", "scipy.stats",
    "scipy.signal", "scipy.interpolate", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDesigner", "PySide6.QtSql",
    "skimage.data", "tests",
)  # fmt: skip
"""Modules that must not be found in the built program, whatever brought them."""

PRIVATE_LIBRARIES = (
    "opencv_python_headless.libs/*", "cv2/.dylibs/*", "libssl*.so.1.*", "libcrypto*.so.1.*", "*/libssl*.so.1.*",
    "*/libcrypto*.so.1.*", "libssl.1.*", "*/libssl.1.*",
)  # fmt: skip
"""What OpenCV's own wheel brings, and OpenSSL 1.1 from anywhere: a program with them is not to be passed on."""

HIDDEN = (
    "_libvips", "msgspec", "safetensors.torch", "scipy.optimize", "skimage.color", "skimage.metrics",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",  # pyqtgraph looks for them by name
)  # fmt: skip
"""Modules that are imported by name alone, or lazily."""

_LITTLE_OF = {
    "torch._inductor": (
        "_functionalize_collectives", "analysis", "analysis.device_info", "config", "cpp_builder", "cpu_vec_isa",
        "cudagraph_utils", "custom_graph_pass", "exc", "runtime", "runtime.cache_dir_utils", "runtime.hints",
        "runtime.runtime_utils", "standalone_compile", "test_operators", "utils",
    ),
    "torch.testing._internal": ("common_dtype", "distributed", "distributed.fake_pg", "logging_tensor"),
    "sympy.parsing": ("sympy_parser",),
}  # fmt: skip
"""Packages of which only these modules are imported: by ``import torch``, or by the first step of an optimiser."""


def is_wanted_module(name: str) -> bool:
    """Whether a pure module that the analysis found goes into the program."""
    for package, wanted in _LITTLE_OF.items():
        if name.startswith(f"{package}."):
            return name.removeprefix(f"{package}.") in wanted
    return True


_QT_PLUGINS = (
    "platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*", "platforms/*windows*", "platforms/*cocoa*",
    "imageformats/*svg*", "imageformats/*ico*", "imageformats/*jpeg*", "imageformats/*gif*", "iconengines/*svgicon*",
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*", "platformthemes/*xdgdesktopportal*",
    "wayland-shell-integration/*xdg-shell*", "wayland-decoration-client/*", "styles/*",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]
_LANGUAGES = tuple(path.stem.removeprefix("gigastyle_") for path in ROOT.glob("resources/translations/*.ts"))
CASCADES = ("haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml")

_UNNEEDED = (
    "torch/include/*", "torch/share/*", "torch/test/*", "torch/csrc/*", "*.a", "*.lib", "*.h",
    "torch/lib/libtorchbind_test*", "torch/lib/libjitbackend_test*", "torch/lib/libbackend_with_compiler*",
    "torch/lib/libaoti_custom_ops*", "torch/lib/libshm_windows*", "torch/_inductor/*", "torch/testing/*",
    "torch/_vendor/*", "torch/utils/*", "torchgen/*", "functorch/*", "cv2/opencv_videoio_ffmpeg*", "*/qml/*",
    "*/metatypes/*", "*/tests/*", "*.dist-info/RECORD", "*.dist-info/direct_url.json", "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED", "skimage/data/*", "pyqtgraph/examples/*", "pyqtgraph/icons/peegee/*",
)  # fmt: skip
_SOURCES_OF_TORCH = ("torch/*.py", "torchgen/*.py", "functorch/*.py")
_OF_BIN, _NEEDED_OF_BIN = "torch/bin/*", "torch/bin/torch_shm_manager*"  # looked for by ``import torch``
_READ_SOURCES = (
    "torch/*config.py", "torch/*/config_comms.py", "torch/functional.py", "torch/nn/functional.py",
    "torch/nn/modules/rnn.py",
)  # fmt: skip
"""torch reads the text of its settings, and of overloaded functions, as it is imported."""


def is_wanted(destination: str) -> bool:
    """Whether the file that would lie at ``destination`` is part of the program."""
    path = destination.replace("\\", "/")
    if any(fnmatchcase(path, pattern) for pattern in (*_READ_SOURCES, _NEEDED_OF_BIN)):
        return True
    if any(fnmatchcase(path, pattern) for pattern in (*_UNNEEDED, *_SOURCES_OF_TORCH, _OF_BIN)):
        return False
    return _is_wanted_of_qt(path) and _is_wanted_of_opencv(path)


def _is_wanted_of_qt(path: str) -> bool:
    if "PySide6/" not in path:
        return True
    _, is_plugin, plugin = path.rpartition("/plugins/")
    if is_plugin:
        return any(fnmatchcase(plugin, pattern) for pattern in _QT_PLUGINS)
    _, is_translation, name = path.rpartition("/translations/")
    return not is_translation or any(fnmatchcase(name, f"qtbase_{code}*") for code in _LANGUAGES)


def _is_wanted_of_opencv(path: str) -> bool:
    return not path.startswith("cv2/data/") or path.rpartition("/")[2] in (*CASCADES, "__init__.py")


STRIPPED = (
    "torch/*", "av/*", "cv2/*", "numpy/*", "scipy/*", "skimage/*", "PIL/*", "safetensors/*", "studio/*", "libpython*",
    "python3*/*", "_libvips*", "PySide6/*.abi3.so", "PySide6/Qt/lib/libicu*",
)  # fmt: skip
"""Compiled files whose tables of symbols are left out: 155 MB that only a debugger reads.

Libraries in ``….libs`` keep theirs: some were changed as their wheel was made, and do not load after `strip`.
"""


def is_stripped(destination: str) -> bool:
    """Whether the compiled file at ``destination`` goes in without its table of symbols."""
    path = destination.replace("\\", "/")
    return sys.platform == "linux" and any(fnmatchcase(path, pattern) for pattern in STRIPPED)


@dataclass(frozen=True, slots=True)
class Part:
    """Files under one of ``prefixes`` belong to the part; together they may take ``budget_mb`` (10^6 bytes)."""

    title: str
    prefixes: tuple[str, ...]
    budget_mb: int


PARTS = (
    Part("torch", ("torch/", "torchgen/", "functorch/"), 381),
    Part("Qt and the window", ("PySide6/", "shiboken6/", "pyqtgraph/"), 104),
    Part("OpenCV", ("cv2/", "opencv_python_headless.libs/"), 22),
    Part("films (FFmpeg)", ("av/", "av.libs/"), 92),
    Part("arrays (NumPy)", ("numpy/", "numpy.libs/"), 43),
    Part("SciPy and scikit-image", ("scipy/", "scipy.libs/", "skimage/"), 65),
    Part("pictures", ("pyvips_binary.libs/", "_libvips", "PIL/", "pillow.libs/"), 36),
    Part("styles, photos and networks", ("resources/", "weights/"), 23),
)
THE_REST = Part("Python and the program", ("",), 73)


def part_sizes(folder: Path) -> Mapping[Part, int]:
    """Bytes of each part of a built program in ``folder``; links count nothing, a file counts once."""
    sizes = dict.fromkeys((*PARTS, THE_REST), 0)
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            inside = path.relative_to(folder).as_posix().removeprefix("_internal/")
            sizes[part_of(inside)] += path.stat().st_size
    return sizes


def part_of(path: str) -> Part:
    """The part that the file at ``path`` belongs to."""
    return next((part for part in PARTS if path.startswith(part.prefixes)), THE_REST)


def private_libraries(folder: Path) -> list[str]:
    """The files in a built program that keep it from being passed on, by their paths among the libraries."""
    names = (path.relative_to(folder / "_internal").as_posix() for path in (folder / "_internal").rglob("*"))
    return sorted(name for name in names if any(fnmatchcase(name, pattern) for pattern in PRIVATE_LIBRARIES))


def forbidden_among(modules: Iterable[str]) -> list[str]:
    """The ``modules`` that may not be in the program, sorted."""
    return sorted(name for name in modules if any(name == bad or name.startswith(f"{bad}.") for bad in FORBIDDEN))
