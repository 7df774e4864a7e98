"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.522,  # bias
    2.121,  # exact name
    0.462,  # exact other form
    0.291,  # exact reading
    -2.606,  # edits of the reading / length
    -7.205,  # edits of K1 / length
    -4.994,  # edits of K2 / length
    -5.160,  # edits of K3f / length
    -0.541,  # edits of K2
    1.977,  # vowels dropped or added / length
    -1.269,  # edits at the end / length
    0.620,  # near consonants / length
    -1.949,  # far consonants / length
    -1.394,  # rank of the reading
    -1.436,  # first sound differs
    -2.030,  # unwritten vowels / length
    1.130,  # exact K1
    -1.824,  # 1 / length
    2.963,  # size
    0.905,  # size, inexact
    1.358,  # size, former or alternate name
    -1.704,  # size, foreign
    -0.868,  # foreign, inexact
    1.166,  # bearers of the name (log10)
    -0.624,  # another name is spelled exactly so
    -0.276,  # Cyrillic
    0.881,  # Cyrillic, inexact
    0.251,  # other script
    0.552,  # other script, inexact
    -3.533,  # 1 / length, inexact
    -4.043,  # foreign, of other sounds
    -1.016,  # other script, foreign
    -0.662,  # common word, exact name
    -1.476,  # common word, no exact name
    -0.202,  # common word, lower case
    -0.443,  # alternate / length
    2.560,  # slip
    -0.719,  # slip / length
    0.481,  # size, slip
    1.158,  # slip, letter put in or two swapped
    2.123,  # two slips
    2.347,  # official
    1.943,  # cognate
    -0.006,  # alias
    -0.053,  # alternate
    0.876,  # former
    -4.083,  # unit
    -3.446,  # adjective
    -2.292,  # part
    3.191,  # foreign
)
