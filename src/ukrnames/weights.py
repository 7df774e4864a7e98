"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.193,  # bias
    1.912,  # exact name
    1.886,  # exact other form
    0.611,  # exact reading
    -2.576,  # edits of the reading / length
    -11.047,  # edits of K1 / length
    -4.806,  # edits of K2 / length
    -3.270,  # edits of K3f / length
    -0.694,  # edits of K2
    -0.425,  # vowels dropped or added / length
    -0.361,  # edits at the end / length
    0.630,  # near consonants / length
    -5.687,  # far consonants / length
    -2.681,  # rank of the reading
    -0.757,  # first sound differs
    0.365,  # 1 / length
    3.382,  # size
    0.686,  # size, inexact
    3.111,  # size, former or alternate name
    -1.595,  # size, foreign
    -0.728,  # foreign, inexact
    1.165,  # bearers of the name (log10)
    -3.222,  # lower case
    0.797,  # lower case, inexact
    -1.494,  # Cyrillic
    1.984,  # Cyrillic, inexact
    2.875,  # official
    2.322,  # cognate
    0.090,  # alias
    -0.990,  # alternate
    -0.067,  # former
    -3.434,  # unit
    -3.139,  # adjective
    -0.873,  # part
    2.022,  # foreign
)
