import numpy as np
import pytest
from PIL import Image

from digits.errors import UserError
from digits.preprocess import picture
from digits.preprocess.normalize import normalize


def photograph(digit, polarity="light", side=300):
    """A digit as somebody might photograph it: large, off centre, grey paper, some noise."""
    rng = np.random.default_rng(0)
    large = np.asarray(Image.fromarray(digit).resize((side // 2, side // 2))) / 255
    paper = np.zeros((side, side))
    paper[20 : 20 + side // 2, 120 : 120 + side // 2] = large
    grey = (0.85 - 0.7 * paper) if polarity == "light" else (0.15 + 0.7 * paper)
    grey += rng.normal(0, 0.01, grey.shape)
    return Image.fromarray((np.clip(grey, 0, 1) * 255).astype(np.uint8))


@pytest.mark.parametrize("polarity", ["light", "dark"])
@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_pictures_of_either_polarity_are_read(network, data, tmp_path, polarity, suffix):
    test = data.test.first(40)
    pictures = []
    for i, digit in enumerate(test.images):
        path = tmp_path / f"{i}.{suffix}"
        photograph(digit, polarity).save(path)
        pictures.append(normalize(picture.read(path)))
    answers = network.classify(np.array(pictures))
    assert (answers == test.labels).mean() >= 0.95


def test_an_mnist_picture_stays_as_it_is(data, tmp_path):
    path = tmp_path / "digit.png"
    Image.fromarray(data.test.images[0]).save(path)
    expected = normalize(data.test.images[0] / 255)
    assert np.abs(normalize(picture.read(path)) - expected).max() < 0.15


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P"])
def test_every_kind_of_pixel(data, tmp_path, mode):
    path = tmp_path / "digit.png"
    photograph(data.test.images[0]).convert(mode).save(path)
    read = picture.read(path)
    assert read.shape == (28, 28)
    assert (read.min(), read.max()) == (0, 1)


def test_a_transparent_background_is_paper(tmp_path):
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (40, 20, 50, 80))
    image.save(tmp_path / "one.png")
    read = picture.read(tmp_path / "one.png")
    assert read[14, 14] == 1
    assert read[14, 2] == 0


def test_a_line_one_pixel_thin_and_a_single_pixel(tmp_path):
    for box in [(10, 5, 11, 95), (50, 50, 51, 51)]:
        image = Image.new("L", (100, 100), 255)
        image.paste(0, box)
        image.save(tmp_path / "thin.png")
        assert picture.read(tmp_path / "thin.png").max() == 1


def test_blank_picture(tmp_path):
    Image.new("L", (50, 50), 200).save(tmp_path / "blank.png")
    with pytest.raises(UserError, match=r"blank\.png: the picture is blank"):
        picture.read(tmp_path / "blank.png")


def test_not_a_picture(tmp_path):
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(UserError, match=r"text\.png: not a picture"):
        picture.read(tmp_path / "text.png")


def test_truncated_picture(data, tmp_path):
    path = tmp_path / "digit.png"
    photograph(data.test.images[0]).save(path)
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(UserError, match=r"digit\.png: not a picture"):
        picture.read(path)


def test_missing_picture(tmp_path):
    with pytest.raises(UserError, match="no such file"):
        picture.read(tmp_path / "nowhere.png")
