"""Commands beside the look-up of names: ``python -m ukrnames COMMAND``."""
