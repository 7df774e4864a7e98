"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.314,  # bias
    2.496,  # exact name
    0.781,  # exact other form
    0.540,  # exact reading
    -3.836,  # edits of the reading / length
    -7.227,  # edits of K1 / length
    -3.871,  # edits of K2 / length
    -4.861,  # edits of K3f / length
    -0.499,  # edits of K2
    1.008,  # vowels dropped or added / length
    -0.135,  # edits at the end / length
    0.765,  # near consonants / length
    -6.439,  # far consonants / length
    -1.537,  # rank of the reading
    -0.648,  # first sound differs
    -2.000,  # unwritten vowels / length
    0.800,  # exact K1
    -4.024,  # 1 / length
    3.603,  # size
    0.976,  # size, inexact
    1.337,  # size, former or alternate name
    -2.092,  # size, foreign
    0.336,  # foreign, inexact
    0.860,  # bearers of the name (log10)
    0.578,  # another name is spelled exactly so
    -1.141,  # lower case, no exact name
    0.104,  # lower case, inexact
    -0.449,  # Cyrillic
    0.565,  # Cyrillic, inexact
    0.638,  # other script
    0.359,  # other script, inexact
    -2.713,  # 1 / length, inexact
    -4.505,  # foreign, of other sounds
    4.436,  # 1 / length, foreign
    -3.032,  # other script, foreign
    -0.543,  # common word, exact name
    -1.374,  # common word, no exact name
    -4.271,  # common word, lower case
    0.029,  # alternate / length
    2.659,  # official
    2.391,  # cognate
    0.198,  # alias
    0.399,  # alternate
    1.784,  # former
    -4.009,  # unit
    -4.187,  # adjective
    -2.254,  # part
    1.703,  # foreign
)
