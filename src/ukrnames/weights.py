"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.885,  # bias
    0.389,  # exact name
    -0.160,  # exact other form
    0.156,  # exact reading
    -6.078,  # edits of the reading / length
    -6.403,  # edits of K1 / length
    -2.230,  # edits of K2 / length
    -7.303,  # edits of K3f / length
    -1.132,  # edits of K2
    -0.988,  # first sound differs
    -10.594,  # 1 / length
    4.648,  # size
    1.346,  # size, inexact
    -1.833,  # lower case
    1.714,  # Cyrillic
    -1.118,  # Cyrillic, inexact
    3.843,  # official
    3.184,  # cognate
    1.356,  # alias
    1.602,  # alternate
    2.157,  # former
    -3.673,  # unit
    -3.142,  # adjective
    -0.735,  # part
    -6.477,  # foreign
)
