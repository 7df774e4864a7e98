"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.518,  # bias
    2.396,  # exact name
    0.376,  # exact other form
    0.426,  # exact reading
    -2.584,  # edits of the reading / length
    -7.458,  # edits of K1 / length
    -4.693,  # edits of K2 / length
    -6.214,  # edits of K3f / length
    -0.547,  # edits of K2
    1.191,  # vowels dropped or added / length
    -0.844,  # edits at the end / length
    0.490,  # near consonants / length
    -3.548,  # far consonants / length
    -1.559,  # rank of the reading
    -0.877,  # first sound differs
    -2.095,  # unwritten vowels / length
    0.764,  # exact K1
    -1.390,  # 1 / length
    3.065,  # size
    0.827,  # size, inexact
    0.962,  # size, former or alternate name
    -1.435,  # size, foreign
    -0.133,  # foreign, inexact
    1.036,  # bearers of the name (log10)
    -0.033,  # another name is spelled exactly so
    -0.179,  # Cyrillic
    0.701,  # Cyrillic, inexact
    0.478,  # other script
    0.332,  # other script, inexact
    -3.393,  # 1 / length, inexact
    -4.072,  # foreign, of other sounds
    -1.680,  # other script, foreign
    -0.858,  # common word, exact name
    -1.366,  # common word, no exact name
    -0.191,  # common word, lower case
    -1.017,  # alternate / length
    2.315,  # official
    2.052,  # cognate
    0.166,  # alias
    0.282,  # alternate
    1.230,  # former
    -4.137,  # unit
    -3.558,  # adjective
    -2.232,  # part
    2.363,  # foreign
)
