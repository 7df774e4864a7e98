"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.492,  # bias
    2.357,  # exact name
    0.362,  # exact other form
    0.422,  # exact reading
    -2.602,  # edits of the reading / length
    -7.432,  # edits of K1 / length
    -4.744,  # edits of K2 / length
    -6.208,  # edits of K3f / length
    -0.541,  # edits of K2
    1.150,  # vowels dropped or added / length
    -0.841,  # edits at the end / length
    0.462,  # near consonants / length
    -3.554,  # far consonants / length
    -1.569,  # rank of the reading
    -0.861,  # first sound differs
    -2.105,  # unwritten vowels / length
    0.768,  # exact K1
    -1.405,  # 1 / length
    3.018,  # size
    0.831,  # size, inexact
    0.994,  # size, former or alternate name
    -1.387,  # size, foreign
    -0.115,  # foreign, inexact
    1.048,  # bearers of the name (log10)
    -0.006,  # another name is spelled exactly so
    -0.191,  # Cyrillic
    0.688,  # Cyrillic, inexact
    0.482,  # other script
    0.336,  # other script, inexact
    -3.444,  # 1 / length, inexact
    -4.069,  # foreign, of other sounds
    -1.702,  # other script, foreign
    -0.806,  # common word, exact name
    -1.310,  # common word, no exact name
    -0.193,  # common word, lower case
    -1.013,  # alternate / length
    2.319,  # official
    2.048,  # cognate
    0.202,  # alias
    0.275,  # alternate
    1.215,  # former
    -4.119,  # unit
    -3.540,  # adjective
    -2.240,  # part
    2.344,  # foreign
)
