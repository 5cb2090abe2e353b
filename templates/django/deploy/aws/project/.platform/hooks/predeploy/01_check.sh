#!/bin/bash
# Checks a new version or new settings before they go live; errors stop the deployment.
set -euo pipefail

# shellcheck source=/dev/null
. /var/app/venv/*/bin/activate
python manage.py check --deploy
