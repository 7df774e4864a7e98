"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.491,  # bias
    2.354,  # exact name
    0.360,  # exact other form
    0.422,  # exact reading
    -2.603,  # edits of the reading / length
    -7.435,  # edits of K1 / length
    -4.747,  # edits of K2 / length
    -6.200,  # edits of K3f / length
    -0.541,  # edits of K2
    1.149,  # vowels dropped or added / length
    -0.839,  # edits at the end / length
    0.468,  # near consonants / length
    -3.554,  # far consonants / length
    -1.571,  # rank of the reading
    -0.860,  # first sound differs
    -2.105,  # unwritten vowels / length
    0.768,  # exact K1
    -1.407,  # 1 / length
    3.020,  # size
    0.828,  # size, inexact
    0.992,  # size, former or alternate name
    -1.388,  # size, foreign
    -0.113,  # foreign, inexact
    1.048,  # bearers of the name (log10)
    -0.005,  # another name is spelled exactly so
    -0.190,  # Cyrillic
    0.686,  # Cyrillic, inexact
    0.483,  # other script
    0.336,  # other script, inexact
    -3.445,  # 1 / length, inexact
    -4.069,  # foreign, of other sounds
    -1.704,  # other script, foreign
    -0.805,  # common word, exact name
    -1.309,  # common word, no exact name
    -0.193,  # common word, lower case
    -1.014,  # alternate / length
    2.320,  # official
    2.047,  # cognate
    0.201,  # alias
    0.277,  # alternate
    1.216,  # former
    -4.117,  # unit
    -3.541,  # adjective
    -2.240,  # part
    2.344,  # foreign
)
