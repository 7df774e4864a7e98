"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.502,  # bias
    2.602,  # exact name
    0.871,  # exact other form
    0.162,  # exact reading
    -2.967,  # edits of the reading / length
    -7.745,  # edits of K1 / length
    -5.261,  # edits of K2 / length
    -5.218,  # edits of K3f / length
    -0.421,  # edits of K2
    2.131,  # vowels dropped or added / length
    -0.392,  # edits at the end / length
    0.719,  # near consonants / length
    -2.278,  # far consonants / length
    -1.443,  # rank of the reading
    -1.475,  # first sound differs
    -2.144,  # unwritten vowels / length
    0.921,  # exact K1
    -1.616,  # 1 / length
    2.058,  # size
    1.948,  # size, inexact
    3.244,  # size, former or alternate name
    -2.627,  # size, foreign
    -1.011,  # foreign, inexact
    0.952,  # bearers of the name (log10)
    -0.554,  # another name is spelled exactly so
    -0.177,  # Cyrillic
    0.925,  # Cyrillic, inexact
    0.455,  # other script
    0.433,  # other script, inexact
    -3.580,  # 1 / length, inexact
    -4.086,  # foreign, of other sounds
    -1.179,  # other script, foreign
    -0.690,  # common word, exact name
    -1.583,  # common word, no exact name
    -0.184,  # common word, lower case
    -0.706,  # alternate / length
    2.511,  # slip
    -0.518,  # slip / length
    0.758,  # size, slip
    1.125,  # slip, letter put in or two swapped
    2.053,  # two slips
    2.455,  # official
    2.148,  # cognate
    0.479,  # alias
    -0.911,  # alternate
    -0.109,  # former
    -4.070,  # unit
    -3.466,  # adjective
    -2.069,  # part
    4.038,  # foreign
)
