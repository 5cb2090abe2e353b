import os
from urllib.parse import quote

# Elastic Beanstalk describes a database that belongs to the environment in variables of
# its own; DATABASE_URL goes before them.
if "RDS_HOSTNAME" in os.environ and not os.environ.get("DATABASE_URL"):
    user, password, host, port, name = (
        quote(os.environ[f"RDS_{part}"], safe="")
        for part in ("USERNAME", "PASSWORD", "HOSTNAME", "PORT", "DB_NAME")
    )
    os.environ["DATABASE_URL"] = f"postgres://{user}:{password}@{host}:{port}/{name}"
