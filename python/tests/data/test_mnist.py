import gzip
import io
import shutil
import zipfile

import numpy as np
import pytest

from digits import paths
from digits.data import mnist
from digits.errors import UserError
from digits.system import gzip_file


@pytest.fixture
def idx(tmp_path):
    """A folder with the four IDX files of MNIST."""
    folder = tmp_path / "idx"
    folder.mkdir()
    for _, name, _ in mnist.ARRAYS.values():
        shutil.copy(paths.NPM_MNIST / name, folder / name)
    return folder


def arrays(data):
    images = np.concatenate([data.train.images, data.validation.images])
    labels = np.concatenate([data.train.labels, data.validation.labels])
    return {
        "x_train": images,
        "y_train": labels,
        "x_test": data.test.images,
        "y_test": data.test.labels,
    }


def test_splits(data):
    assert [len(part) for part in (data.train, data.validation, data.test)] == [55000, 5000, 10000]
    assert data.train.images.shape == (55000, 28, 28)
    assert data.train.images.dtype == np.uint8
    # The first and last digits of the training set, as everybody knows them.
    assert data.train.labels[:5].tolist() == [5, 0, 4, 1, 9]
    assert data.validation.labels[-3:].tolist() == [5, 6, 8]


def test_inputs_are_normalized_pictures(data):
    inputs = data.train.first(50).normalized()
    assert inputs.shape == (50, 28, 28)
    assert inputs.dtype == np.float32
    assert inputs.min() == 0
    assert 0.9 < inputs.max() <= 1


@pytest.mark.slow
@pytest.mark.parametrize("packed", [False, True])
def test_reads_npz(data, tmp_path, packed):
    path = tmp_path / "mnist.npz"
    np.savez(path, **arrays(data))
    if packed:
        content = gzip.compress(path.read_bytes(), 1)
        path.unlink()
        path = tmp_path / "mnist.npz.gz"
        path.write_bytes(content)
    assert np.array_equal(mnist.load(path).test.labels, data.test.labels)
    assert np.array_equal(mnist.load(tmp_path).train.images, data.train.images)


def test_reads_idx_packed_or_not_and_with_dots(data, idx):
    (idx / "t10k-labels-idx1-ubyte").rename(idx / "t10k-labels.idx1-ubyte")
    images = idx / "t10k-images-idx3-ubyte"
    images.with_name(images.name + ".gz").write_bytes(gzip.compress(images.read_bytes(), 1))
    images.unlink()
    assert np.array_equal(mnist.load(idx).test.images, data.test.images)
    assert np.array_equal(mnist.load(idx / "train-labels-idx1-ubyte").test.labels, data.test.labels)


def test_falls_back_to_keras(data, tmp_path, monkeypatch):
    from keras.datasets import mnist as keras_mnist

    whole = arrays(data)
    pairs = (whole["x_train"], whole["y_train"]), (whole["x_test"], whole["y_test"])
    monkeypatch.setattr(paths, "NPM_MNIST", tmp_path / "missing")
    monkeypatch.setattr(keras_mnist, "load_data", lambda: pairs)
    assert np.array_equal(mnist.load().test.images, data.test.images)


def test_a_failed_download_says_what_to_do(tmp_path, monkeypatch):
    from keras.datasets import mnist as keras_mnist

    def fail():
        raise Exception("URL fetch failure")

    monkeypatch.setattr(paths, "NPM_MNIST", tmp_path / "missing")
    monkeypatch.setattr(keras_mnist, "load_data", fail)
    with pytest.raises(UserError, match=r"cannot be downloaded.*npm ci.*--data"):
        mnist.load()


def test_missing_path(tmp_path):
    with pytest.raises(UserError, match="nowhere: no such file or folder"):
        mnist.load(tmp_path / "nowhere")


def test_empty_folder(tmp_path):
    with pytest.raises(UserError, match="train-images-idx3-ubyte: no such file"):
        mnist.load(tmp_path)


def test_truncated_idx(idx):
    path = idx / "train-images-idx3-ubyte"
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(UserError, match=r"train-images.*100,000 bytes long.*47,040,016"):
        mnist.load(idx)


@pytest.mark.parametrize("content", [b"", b"\0\0\x08", b"\0\0\x08\x03\0\0", b"<html>sorry</html>"])
def test_not_an_idx_file(idx, content):
    (idx / "train-labels-idx1-ubyte").write_bytes(content)
    with pytest.raises(UserError, match="train-labels-idx1-ubyte: "):
        mnist.load(idx)


def test_truncated_gzip(idx):
    path = idx / "train-labels-idx1-ubyte"
    path.write_bytes(gzip.compress(path.read_bytes())[:1000])
    with pytest.raises(UserError, match="train-labels-idx1-ubyte: cannot be read"):
        mnist.load(idx)


@pytest.mark.parametrize("content", [b"", b"PK\3\4 not a zip file", b"hello"])
def test_not_an_npz_file(tmp_path, content):
    path = tmp_path / "mnist.npz"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"mnist\.npz: not a whole mnist\.npz"):
        mnist.load(path)


def test_npz_without_an_array(tmp_path):
    path = tmp_path / "mnist.npz"
    np.savez(path, x_train=np.zeros(3))
    with pytest.raises(UserError, match=r"not a whole mnist\.npz"):
        mnist.load(path)


def test_npz_with_pickled_objects_is_refused(tmp_path):
    path = tmp_path / "mnist.npz"
    np.savez(path, **{key: np.array([object()]) for key, _, _ in mnist.ARRAYS.values()})
    with pytest.raises(UserError, match=r"not a whole mnist\.npz"):
        mnist.load(path)


def test_one_changed_byte_is_noticed(idx):
    path = idx / "t10k-labels-idx1-ubyte"
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="the test labels are not those of MNIST"):
        mnist.load(idx)


@pytest.mark.fault("an IDX file declares absurd dimensions", "one line; no memory is asked for")
@pytest.mark.parametrize(
    ("dimensions", "reason"),
    [
        ([2**32 - 1] * 3, "its header asks for"),
        ([2**32 - 1] * 255, "has 255 dimensions"),
        ([0, 2**32 - 1, 2**32 - 1], "impossible shape"),
    ],
)
def test_idx_with_absurd_dimensions(idx, dimensions, reason):
    header = bytes([0, 0, 8, len(dimensions)]) + np.array(dimensions, ">u4").tobytes()
    (idx / "train-images-idx3-ubyte").write_bytes(header)
    with pytest.raises(UserError, match=rf"train-images-idx3-ubyte: .*{reason}"):
        mnist.load(idx)


def test_the_right_bytes_in_another_shape(idx):
    path = idx / "t10k-images-idx3-ubyte"
    header = bytes([0, 0, 8, 2]) + np.array([10_000, 784], ">u4").tobytes()
    path.write_bytes(header + path.read_bytes()[16:])
    with pytest.raises(UserError, match="the test images are not those of MNIST"):
        mnist.load(idx)


@pytest.mark.fault("an npz file declares terabytes", "one line; no memory is asked for")
@pytest.mark.parametrize("shape", [(2**42,), (60_000, 28, 28), (2**63, 2**63)])
def test_npz_that_declares_terabytes(tmp_path, shape):
    path = tmp_path / "mnist.npz"
    file = io.BytesIO()
    header = {"descr": "|u1", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)
    with zipfile.ZipFile(path, "w") as archive:
        for key, _, _ in mnist.ARRAYS.values():
            archive.writestr(f"{key}.npy", file.getvalue() + b"few bytes")
    with pytest.raises(UserError, match=r"not a whole mnist\.npz .*not a whole array"):
        mnist.load(path)


@pytest.mark.slow
def test_npz_that_unpacks_to_gigabytes(tmp_path):
    path = tmp_path / "mnist.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, _, _ in mnist.ARRAYS.values():
            archive.writestr(f"{key}.npy", bytes(100_000_000))
    with pytest.raises(UserError, match="larger than MNIST"):
        mnist.load(path)


@pytest.mark.fault("a packed file unpacks to gigabytes", "one line; it is not unpacked to the end")
def test_gzip_that_unpacks_to_more_than_is_allowed(tmp_path, monkeypatch):
    monkeypatch.setattr(gzip_file, "MAX_BYTES", 1000)
    path = tmp_path / "ink.jsonl.gz"
    path.write_bytes(gzip.compress(bytes(1000)))
    assert len(gzip_file.read_bytes(path)) == 1000
    path.write_bytes(gzip.compress(bytes(1001)))
    with pytest.raises(UserError, match="larger than 1,000 bytes"):
        gzip_file.read_bytes(path)
