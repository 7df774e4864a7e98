"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -0.955,  # bias
    1.943,  # exact name
    1.678,  # exact other form
    0.374,  # exact reading
    -4.025,  # edits of the reading / length
    -9.697,  # edits of K1 / length
    -5.015,  # edits of K2 / length
    -4.567,  # edits of K3f / length
    -0.652,  # edits of K2
    0.420,  # vowels dropped or added / length
    -0.561,  # edits at the end / length
    0.518,  # near consonants / length
    -6.021,  # far consonants / length
    -2.118,  # rank of the reading
    -0.551,  # first sound differs
    -2.000,  # unwritten vowels / length
    0.800,  # exact K1
    -1.362,  # 1 / length
    3.907,  # size
    0.812,  # size, inexact
    2.551,  # size, former or alternate name
    -1.834,  # size, foreign
    -1.285,  # foreign, inexact
    1.174,  # bearers of the name (log10)
    -1.408,  # another name is spelled exactly so
    -3.316,  # lower case
    1.167,  # lower case, inexact
    -0.690,  # Cyrillic
    0.644,  # Cyrillic, inexact
    2.274,  # other script
    0.682,  # other script, inexact
    2.808,  # official
    2.353,  # cognate
    -0.157,  # alias
    -0.528,  # alternate
    0.890,  # former
    -3.850,  # unit
    -3.417,  # adjective
    -1.281,  # part
    2.226,  # foreign
)
