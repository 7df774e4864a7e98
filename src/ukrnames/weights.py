"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.004,  # bias
    1.999,  # exact name
    1.566,  # exact other form
    0.362,  # exact reading
    -4.023,  # edits of the reading / length
    -9.737,  # edits of K1 / length
    -5.073,  # edits of K2 / length
    -4.580,  # edits of K3f / length
    -0.642,  # edits of K2
    0.280,  # vowels dropped or added / length
    -0.602,  # edits at the end / length
    0.531,  # near consonants / length
    -6.028,  # far consonants / length
    -2.179,  # rank of the reading
    -0.558,  # first sound differs
    -1.113,  # 1 / length
    3.718,  # size
    0.841,  # size, inexact
    3.308,  # size, former or alternate name
    -1.703,  # size, foreign
    -1.433,  # foreign, inexact
    1.263,  # bearers of the name (log10)
    -1.445,  # another name is spelled exactly so
    -3.307,  # lower case
    1.153,  # lower case, inexact
    -0.704,  # Cyrillic
    0.651,  # Cyrillic, inexact
    2.349,  # other script
    0.667,  # other script, inexact
    2.892,  # official
    2.464,  # cognate
    -0.040,  # alias
    -0.859,  # alternate
    0.418,  # former
    -3.777,  # unit
    -3.316,  # adjective
    -1.192,  # part
    2.405,  # foreign
)
