from digits.training.recipe import QUICK, Recipe
from digits.training.sources import draw_sources


def test_several_cores_draw_the_same_pictures(small):
    recipe = Recipe(**QUICK)
    one, two = (draw_sources(small.train.first(100), recipe, cores=cores) for cores in (1, 2))
    for alone, together in zip(one, two, strict=True):
        for here, there in zip(alone, together, strict=True):
            assert here.dtype == there.dtype
            assert (here == there).all()
