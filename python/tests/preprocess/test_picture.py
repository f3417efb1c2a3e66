import os

import numpy as np
import pytest
from PIL import Image

from digits import paths
from digits.errors import UserError
from digits.preprocess import picture


@pytest.fixture(scope="module")
def sheet(data):
    """Two rows of MNIST digits on a sheet of paper, and what they say."""
    test = data.test.first(7)
    paper = np.zeros((300, 420))
    for i, digit in enumerate(test.images):
        row, place = divmod(i, 4)
        large = np.asarray(Image.fromarray(digit).resize((70, 70))) / 255
        paper[40 + 120 * row : 110 + 120 * row, 40 + 90 * place : 110 + 90 * place] = large
    grey = 0.85 - 0.7 * paper + np.random.default_rng(0).normal(0, 0.01, paper.shape)
    labels = "".join(str(label) for label in test.labels)
    image = Image.fromarray((np.clip(grey, 0, 1) * 255).astype(np.uint8))
    return image, f"{labels[:4]}\n{labels[4:]}"


@pytest.mark.slow
def test_rows_are_read_from_every_kind_of_file_and_pixel(sheet, tmp_path):
    image, expected = sheet
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held upright
    image.save(tmp_path / "grey.png")
    image.convert("RGB").save(tmp_path / "photo.jpg", quality=92)
    image.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.jpg", exif=turned)
    image.convert("P").save(tmp_path / "palette.gif")
    image.save(tmp_path / "scan.tiff")
    image.save(tmp_path / "whole.bmp")
    image.save(tmp_path / "lossless.webp", lossless=True)
    Image.eval(image, lambda value: 255 - value).save(tmp_path / "chalk.png")
    deep = np.asarray(image).astype(np.uint16) * 257
    Image.fromarray(deep).save(tmp_path / "deep.png")
    Image.fromarray(deep).save(tmp_path / "deep.tiff")
    Image.fromarray(deep.astype(np.float32) / 65535).save(tmp_path / "floats.tiff")
    files = sorted(tmp_path.iterdir())
    answers = picture.read(files, paths.WEB_MODEL)
    assert {file.name: answer.text for file, answer in zip(files, answers, strict=True)} == {
        file.name: expected for file in files
    }
    for answer in answers:
        assert [str(digit) for digit, _ in answer.digits] == list(expected.replace("\n", ""))
        assert all(sum(shares) == pytest.approx(1, abs=1e-5) for _, shares in answer.digits)


@pytest.mark.slow
def test_a_transparent_background_is_paper_and_a_blank_picture_has_no_digit(tmp_path):
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (46, 20, 54, 80))
    image.save(tmp_path / "one.png")
    Image.new("L", (50, 50), 200).save(tmp_path / "blank.png")
    files = [tmp_path / "one.png", tmp_path / "blank.png"]
    one, blank = picture.read(files, paths.WEB_MODEL)
    assert one.text == "1"
    assert blank == picture.Answer("", [], [])


def test_of_16_bits_the_top_8_count_as_in_browsers(tmp_path):
    greys = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    Image.fromarray(greys).save(tmp_path / "deep.png")
    opened = np.asarray(picture.open_upright(tmp_path / "deep.png"))
    assert np.array_equal(opened[..., 0], greys >> 8)
    assert (opened[..., 3] == 255).all()


@pytest.mark.parametrize(
    ("greys", "expected"),
    [
        (np.float32([[-1, 0, 0.25, 1]]), [0, 0, 64, 255]),
        (np.float32([[np.nan, 0, 0.5, 1]]), [0, 0, 128, 255]),
        (np.float32([[0, 64, 128.9, 255]]), [0, 64, 128, 255]),
        (np.int32([[-7, 0, 64, 255]]), [0, 0, 64, 255]),
        (np.int32([[0, 255, 256, 65535]]), [0, 0, 1, 255]),
        (np.int32([[0, 1, 2**30, 2**31 - 2**8]]), [0, 0, 64, 127]),
    ],
)
def test_of_32_bits_white_is_told_by_the_lightest_grey(tmp_path, greys, expected):
    Image.fromarray(greys).save(tmp_path / "deep.tiff")
    opened = np.asarray(picture.open_upright(tmp_path / "deep.tiff"))
    assert opened[0, :, 0].tolist() == expected


def test_not_a_picture(tmp_path):
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(UserError, match=r"text\.png: not a picture"):
        picture.open_upright(tmp_path / "text.png")


def test_a_postscript_file_with_the_name_of_a_picture_is_not_run(tmp_path):
    (tmp_path / "page.png").write_text(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
    )
    assert Image.open(tmp_path / "page.png").format == "EPS"
    with pytest.raises(UserError, match=r"page\.png: not a picture"):
        picture.open_upright(tmp_path / "page.png")


def test_a_truncated_picture(sheet, tmp_path):
    path = tmp_path / "digit.png"
    sheet[0].save(path)
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(UserError, match=r"digit\.png: not a picture"):
        picture.open_upright(path)


def test_a_picture_that_is_too_large_is_not_decoded(tmp_path):
    Image.new("1", (10_000, 6_000)).save(tmp_path / "large.png")
    with pytest.raises(UserError, match="larger than 50 megapixels"):
        picture.open_upright(tmp_path / "large.png")


def test_a_missing_picture(tmp_path):
    with pytest.raises(UserError, match="no such file"):
        picture.open_upright(tmp_path / "nowhere.png")


def test_without_node_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(UserError, match=r"needs Node\.js"):
        picture.read([], paths.WEB_MODEL)


def test_without_the_packages_of_the_page_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "WEB", tmp_path)
    with pytest.raises(UserError, match="npm ci"):
        picture.read([], paths.WEB_MODEL)
