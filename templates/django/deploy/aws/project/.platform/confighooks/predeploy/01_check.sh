#!/bin/bash
# Before new settings go live: the same as for a new version.
set -euo pipefail

exec .platform/hooks/predeploy/01_check.sh
