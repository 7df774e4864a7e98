"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.617,  # bias
    2.508,  # exact name
    0.450,  # exact other form
    0.420,  # exact reading
    -2.444,  # edits of the reading / length
    -8.015,  # edits of K1 / length
    -5.036,  # edits of K2 / length
    -6.881,  # edits of K3f / length
    -0.430,  # edits of K2
    1.123,  # vowels dropped or added / length
    -0.581,  # edits at the end / length
    0.947,  # near consonants / length
    -3.294,  # far consonants / length
    -1.422,  # rank of the reading
    -0.702,  # first sound differs
    -2.198,  # unwritten vowels / length
    0.719,  # exact K1
    -0.913,  # 1 / length
    2.804,  # size
    1.187,  # size, inexact
    1.368,  # size, former or alternate name
    -1.368,  # size, foreign
    -0.328,  # foreign, inexact
    1.069,  # bearers of the name (log10)
    0.016,  # another name is spelled exactly so
    -0.123,  # Cyrillic
    0.670,  # Cyrillic, inexact
    0.408,  # other script
    0.383,  # other script, inexact
    -3.555,  # 1 / length, inexact
    -4.470,  # foreign, of other sounds
    -1.690,  # other script, foreign
    -0.877,  # common word, exact name
    -1.351,  # common word, no exact name
    -0.277,  # common word, lower case
    -0.903,  # alternate / length
    2.368,  # official
    2.009,  # cognate
    0.366,  # alias
    0.126,  # alternate
    0.982,  # former
    -4.167,  # unit
    -3.617,  # adjective
    -2.139,  # part
    2.452,  # foreign
)
