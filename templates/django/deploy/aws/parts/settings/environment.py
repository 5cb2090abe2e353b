import os
from urllib.parse import quote

# Elastic Beanstalk describes the environment's own database in RDS_* variables;
# DATABASE_URL takes precedence.
if "RDS_HOSTNAME" in os.environ and not os.environ.get("DATABASE_URL"):
    user, password, host, port, name = (
        quote(os.environ[f"RDS_{part}"], safe="")
        for part in ("USERNAME", "PASSWORD", "HOSTNAME", "PORT", "DB_NAME")
    )
    address = f"{user}:{password}@{host}:{port}/{name}"
    os.environ["DATABASE_URL"] = f"postgres://{address}"
