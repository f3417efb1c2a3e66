import pytest

from digits.errors import UserError
from digits.training.saved import provenance


def test_what_is_told_of_a_training(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    made = provenance.of_training(720)
    assert made["trained"] == "2001-09-09T01:46:40Z"
    assert made["watt_hours"] == 3  # 720 s at 15 W
    assert "15 W" in made["estimate"]
    assert made["machine"]["cores"] >= 1
    assert made["machine"]["processor"]


def test_the_time_is_now(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "2024-01-01T" < provenance.now() < "3000"


@pytest.mark.fault("SOURCE_DATE_EPOCH is no number", "refused before the training, in one line")
@pytest.mark.parametrize("told", ["yesterday", "", "9" * 30])
def test_a_time_that_is_none(monkeypatch, told):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    with pytest.raises(UserError, match=r"SOURCE_DATE_EPOCH=.*: not a number of seconds"):
        provenance.now()
