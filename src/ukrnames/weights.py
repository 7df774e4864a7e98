"""Coefficients of the ranking model, in the order of `ukrnames.rank.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.036,  # bias
    -0.195,  # exact name
    -0.550,  # exact other form
    0.140,  # exact reading
    -5.263,  # edits of the reading / length
    -7.327,  # edits of K1 / length
    -2.806,  # edits of K2 / length
    -7.288,  # edits of K3f / length
    -1.028,  # edits of K2
    -0.808,  # first sound differs
    -9.938,  # 1 / length
    5.780,  # size
    1.084,  # size, inexact
    -1.851,  # lower case
    2.117,  # Cyrillic
    -1.536,  # Cyrillic, inexact
    2.548,  # official
    1.803,  # cognate
    -1.577,  # alias
    0.528,  # alternate
    0.000,  # former
    -0.000,  # unit
    -4.338,  # adjective
    -0.000,  # part
    0.000,  # foreign
)
