#!/bin/bash
# Checks new settings in the same way as a new version.
set -euo pipefail

exec .platform/hooks/predeploy/01_check.sh
