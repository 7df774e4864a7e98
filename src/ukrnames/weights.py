"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.441,  # bias
    2.325,  # exact name
    0.657,  # exact other form
    0.226,  # exact reading
    -3.085,  # edits of the reading / length
    -7.304,  # edits of K1 / length
    -4.559,  # edits of K2 / length
    -4.450,  # edits of K3f / length
    -0.686,  # edits of K2
    2.113,  # vowels dropped or added / length
    -0.897,  # edits at the end / length
    0.507,  # near consonants / length
    -2.299,  # far consonants / length
    -1.607,  # rank of the reading
    -1.644,  # first sound differs
    -4.151,  # unwritten vowels / length
    0.971,  # exact K1
    -2.675,  # 1 / length
    2.608,  # size
    1.181,  # size, inexact
    1.883,  # size, former or alternate name
    -0.934,  # size, foreign
    -0.702,  # foreign, inexact
    1.130,  # bearers of the name (log10)
    -0.535,  # another name is spelled exactly so
    -0.264,  # Cyrillic
    0.705,  # Cyrillic, inexact
    0.323,  # other script
    0.415,  # other script, inexact
    -3.242,  # 1 / length, inexact
    -4.218,  # foreign, of other sounds
    -1.086,  # other script, foreign
    -1.087,  # common word, exact name
    -0.991,  # common word, no exact name
    -0.047,  # common word, lower case
    -1.067,  # alternate / length
    2.345,  # slip
    -0.429,  # slip / length
    1.170,  # size, slip
    1.009,  # slip, letter put in or two swapped
    2.335,  # official
    2.072,  # cognate
    0.243,  # alias
    -0.287,  # alternate
    0.900,  # former
    -3.809,  # unit
    -3.436,  # adjective
    -2.204,  # part
    2.744,  # foreign
)
