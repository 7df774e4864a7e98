"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.281,  # bias
    2.770,  # exact name
    1.022,  # exact other form
    0.609,  # exact reading
    -3.226,  # edits of the reading / length
    -6.852,  # edits of K1 / length
    -3.649,  # edits of K2 / length
    -5.084,  # edits of K3f / length
    -0.584,  # edits of K2
    0.557,  # vowels dropped or added / length
    -0.610,  # edits at the end / length
    0.468,  # near consonants / length
    -6.144,  # far consonants / length
    -1.559,  # rank of the reading
    -0.531,  # first sound differs
    -2.514,  # unwritten vowels / length
    0.560,  # exact K1
    -4.545,  # 1 / length
    3.083,  # size
    1.037,  # size, inexact
    1.519,  # size, former or alternate name
    -0.711,  # size, foreign
    -0.161,  # foreign, inexact
    0.908,  # bearers of the name (log10)
    0.333,  # another name is spelled exactly so
    -0.764,  # lower case, no exact name
    -0.423,  # lower case, inexact
    -0.543,  # Cyrillic
    0.753,  # Cyrillic, inexact
    0.469,  # other script
    0.230,  # other script, inexact
    -4.080,  # 1 / length, inexact
    -4.051,  # foreign, of other sounds
    4.099,  # 1 / length, foreign
    -1.820,  # other script, foreign
    -0.136,  # common word, exact name
    -1.384,  # common word, no exact name
    -4.521,  # common word, lower case
    -0.252,  # alternate / length
    2.786,  # official
    2.510,  # cognate
    0.394,  # alias
    0.411,  # alternate
    1.518,  # former
    -3.856,  # unit
    -4.231,  # adjective
    -2.035,  # part
    1.219,  # foreign
)
