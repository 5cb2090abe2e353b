// Code at the end of somebody's settings replaces none of their names.
import { expect, test } from 'vitest';
import { withPrivateNames } from '../../../../lib/stacks/django/foreign/private-names.ts';

test('imports, variables and helpers get an underscore; settings, attributes and keywords keep their names', () => {
  const code = `import os
from pathlib import Path

from environs import Env

env = Env()
PROJECT_DIR = Path(__file__).parent
DEBUG = env.bool("DEBUG", default=os.environ.get("env"), env=1)
for name in ("a", "b"):
    os.environ.setdefault(name, f"{env}")
user, password = (part for part in "ab")
STORAGES: dict[str, Path] = {}
BEHIND_PROXY = PROJECT_DIR
`;
  expect(withPrivateNames(code)).toBe(`import os as _os
from pathlib import Path as _Path

from environs import Env as _Env

_env = _Env()
_PROJECT_DIR = _Path(__file__).parent
DEBUG = _env.bool("DEBUG", default=_os.environ.get("env"), env=1)
for _name in ("a", "b"):
    _os.environ.setdefault(_name, f"{_env}")
_user, _password = (part for part in "ab")
STORAGES: dict[str, _Path] = {}
BEHIND_PROXY = _PROJECT_DIR
`);
});
