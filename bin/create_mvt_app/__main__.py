"""Runs create-mvt-app as `python -m create_mvt_app`."""

from .start import main

main()
