#!/bin/bash
# Before a new version or new settings go live: stop if Django finds errors in them.
set -euo pipefail

# shellcheck source=/dev/null
. /var/app/venv/*/bin/activate
python manage.py check --deploy
