"""Coefficients of the ranking model, in the order of `ukrnames.features.FEATURES`.

Fitted by tools/fit_score.py; do not edit by hand.
"""

WEIGHTS = (
    -1.508,  # bias
    2.698,  # exact name
    0.952,  # exact other form
    0.164,  # exact reading
    -3.022,  # edits of the reading / length
    -7.808,  # edits of K1 / length
    -5.057,  # edits of K2 / length
    -4.947,  # edits of K3f / length
    -0.468,  # edits of K2
    2.051,  # vowels dropped or added / length
    -0.438,  # edits at the end / length
    0.611,  # near consonants / length
    -2.342,  # far consonants / length
    -1.494,  # rank of the reading
    -1.423,  # first sound differs
    -2.084,  # unwritten vowels / length
    0.779,  # exact K1
    -1.495,  # 1 / length
    2.115,  # size
    1.945,  # size, inexact
    3.203,  # size, former or alternate name
    -2.635,  # size, foreign
    -0.990,  # foreign, inexact
    0.967,  # bearers of the name (log10)
    -0.551,  # another name is spelled exactly so
    -0.135,  # Cyrillic
    0.845,  # Cyrillic, inexact
    0.502,  # other script
    0.380,  # other script, inexact
    -3.289,  # 1 / length, inexact
    -4.133,  # foreign, of other sounds
    -1.172,  # other script, foreign
    -0.701,  # common word, exact name
    -1.599,  # common word, no exact name
    -0.185,  # common word, lower case
    -0.723,  # alternate / length
    2.746,  # slip
    -0.591,  # slip / length
    0.450,  # size, slip
    1.309,  # slip, letter put in or two swapped
    2.942,  # two slips
    2.431,  # official
    2.131,  # cognate
    0.472,  # alias
    -0.886,  # alternate
    -0.105,  # former
    -4.050,  # unit
    -3.444,  # adjective
    -2.082,  # part
    4.023,  # foreign
)
