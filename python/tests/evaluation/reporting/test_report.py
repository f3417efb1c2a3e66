import pytest

from digits.evaluation.reporting import report
from digits.training.recipe import Recipe

SETTINGS = Recipe(seed=2, epochs=160).settings()
NEW = {"settings": SETTINGS, "weights": {"sha256": "new"}}


def kept(old, **changed):
    """The studies that a training by changed settings keeps."""
    settings = {**SETTINGS, **changed}
    new = report.carry_over({**NEW, **old}, {**NEW, "settings": settings})
    return {name for name in old if name in new}


def without_seed(recipe):
    return {name: value for name, value in recipe.settings().items() if name != "seed"}


@pytest.fixture(params=["settings stored", "none stored, as in earlier versions"])
def studies(request):
    """Studies of the recipe of the report; an ablation trains for fewer epochs."""
    studies = {
        "seeds": {"epochs": 160, "settings": without_seed(Recipe(epochs=160))},
        "ablation": {"epochs": 40, "settings": without_seed(Recipe(epochs=40))},
    }
    if request.param != "settings stored":
        for study in studies.values():
            study.pop("settings")
    return studies


def test_studies_stay_with_another_network_of_the_same_recipe(studies):
    assert kept(studies) == {"seeds", "ablation"}
    assert kept(studies, seed=7) == {"seeds", "ablation"}


def test_other_epochs_are_another_recipe_but_for_an_ablation(studies):
    assert kept(studies, epochs=10) == {"ablation"}


def test_studies_stay_when_only_the_threshold_is_another(studies):
    assert kept(studies, target_recall=0.98, threshold_share=0.4) == {"seeds", "ablation"}


def test_studies_go_with_the_recipe_that_they_describe(studies):
    assert kept(studies, learning_rate=0.01) == set()
    assert kept(studies, augmentation={**SETTINGS["augmentation"], "slant": 0}) == set()


def test_a_study_of_other_settings_than_the_network_beside_it():
    study = {"epochs": 160, "settings": without_seed(Recipe(epochs=160, batch=128))}
    assert kept({"seeds": study}) == set()
    assert kept({"seeds": study}, batch=128) == {"seeds"}


def test_what_is_no_study_is_dropped():
    assert kept({"ablation": [], "seeds": {}}) == set()
