"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.581,  # bias
    2.610,  # exact name
    0.668,  # exact other form
    0.423,  # exact reading
    -2.410,  # edits of the reading / length
    -7.701,  # edits of K1 / length
    -4.837,  # edits of K2 / length
    -6.273,  # edits of K3f / length
    -0.552,  # edits of K2
    1.161,  # vowels dropped or added / length
    -0.874,  # edits at the end / length
    0.504,  # near consonants / length
    -3.495,  # far consonants / length
    -1.548,  # rank of the reading
    -0.851,  # first sound differs
    -2.231,  # unwritten vowels / length
    0.794,  # exact K1
    -1.499,  # 1 / length
    2.971,  # size
    1.051,  # size, inexact
    1.195,  # size, former or alternate name
    -1.701,  # size, foreign
    -0.470,  # foreign, inexact
    1.093,  # bearers of the name (log10)
    -0.358,  # another name is spelled exactly so
    -0.351,  # Cyrillic
    0.931,  # Cyrillic, inexact
    0.407,  # other script
    0.527,  # other script, inexact
    -3.293,  # 1 / length, inexact
    -4.376,  # foreign, of other sounds
    -1.413,  # other script, foreign
    -0.650,  # common word, exact name
    -1.242,  # common word, no exact name
    -0.212,  # common word, lower case
    -0.724,  # alternate / length
    2.237,  # official
    2.003,  # cognate
    0.087,  # alias
    0.059,  # alternate
    1.029,  # former
    -4.215,  # unit
    -3.574,  # adjective
    -2.258,  # part
    3.049,  # foreign
)
