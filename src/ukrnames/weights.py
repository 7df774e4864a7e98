"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.434,  # bias
    2.636,  # exact name
    0.930,  # exact other form
    0.233,  # exact reading
    -2.969,  # edits of the reading / length
    -7.823,  # edits of K1 / length
    -5.029,  # edits of K2 / length
    -4.949,  # edits of K3f / length
    -0.480,  # edits of K2
    2.107,  # vowels dropped or added / length
    -0.462,  # edits at the end / length
    0.563,  # near consonants / length
    -2.317,  # far consonants / length
    -1.516,  # rank of the reading
    -1.452,  # first sound differs
    -2.083,  # unwritten vowels / length
    0.817,  # exact K1
    -1.514,  # 1 / length
    1.972,  # size
    1.932,  # size, inexact
    3.356,  # size, former or alternate name
    -2.579,  # size, foreign
    -1.024,  # foreign, inexact
    0.976,  # bearers of the name (log10)
    -0.591,  # another name is spelled exactly so
    -0.163,  # Cyrillic
    0.833,  # Cyrillic, inexact
    0.488,  # other script
    0.364,  # other script, inexact
    -3.412,  # 1 / length, inexact
    -4.054,  # foreign, of other sounds
    -1.135,  # other script, foreign
    -0.691,  # common word, exact name
    -1.594,  # common word, no exact name
    -0.190,  # common word, lower case
    -0.680,  # alternate / length
    2.784,  # slip
    -0.660,  # slip / length
    0.447,  # size, slip
    1.270,  # slip, letter put in or two swapped
    2.966,  # two slips
    2.498,  # official
    2.175,  # cognate
    0.481,  # alias
    -0.971,  # alternate
    -0.190,  # former
    -4.001,  # unit
    -3.394,  # adjective
    -2.051,  # part
    4.019,  # foreign
)
