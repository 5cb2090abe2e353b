// The Python packages that generated projects depend on: one table of pins.

interface Pin {
  /** A line of requirements.txt: a range of compatible versions. */
  readonly line: string;
  /** Top-level modules that the package installs, so no app may take their names. */
  readonly modules: readonly string[];
  /** Those of its modules that come without types. */
  readonly untyped?: readonly string[];
  /** A line of requirements-dev.txt: the package with its types. */
  readonly types?: string;
}

export const pins = {
  'argon2-cffi': { line: 'argon2-cffi>=25.1,<26', modules: ['argon2', '_argon2_cffi_bindings'] },
  'django-5.2': { line: 'Django>=5.2.19,<5.3', modules: ['django'] },
  'django-6.1': { line: 'Django>=6.1.3,<6.2', modules: ['django'] },
  'dj-database-url': { line: 'dj-database-url>=3.1.2,<4', modules: ['dj_database_url'] },
  'django-csp': { line: 'django-csp>=4.0,<5', modules: ['csp'] },
  environs: { line: 'environs>=15.2,<16', modules: ['environs'] },
  psycopg: { line: 'psycopg[binary]>=3.3.9,<4', modules: ['psycopg', 'psycopg_binary'] },
  pillow: { line: 'Pillow>=12.0,<14', modules: ['PIL'] },
  celery: {
    line: 'celery[redis]>=5.7.0,<6',
    modules: ['celery', 'kombu', 'billiard', 'vine', 'amqp', 'redis'],
    untyped: ['celery'],
  },
  redis: { line: 'redis>=6.4,<9', modules: ['redis'] },
  'django-allauth': {
    line: 'django-allauth[mfa,socialaccount]>=65.22.1,<66',
    modules: ['allauth', 'fido2', 'qrcode', 'oauthlib', 'jwt', 'requests'],
    untyped: ['allauth'],
  },
  djangorestframework: {
    line: 'djangorestframework>=3.18.3,<4',
    modules: ['rest_framework'],
    types: 'djangorestframework-stubs>=3.18.1,<4',
  },
  'djangorestframework-xml': {
    line: 'djangorestframework-xml>=2.0.0,<3',
    modules: ['rest_framework_xml'],
    untyped: ['rest_framework_xml'],
  },
  'djangorestframework-yaml': {
    line: 'djangorestframework-yaml>=2.0.0,<3',
    modules: ['rest_framework_yaml'],
    untyped: ['rest_framework_yaml'],
    types: 'types-PyYAML>=6.0.12',
  },
  'django-filter': {
    line: 'django-filter>=26.1,<27',
    modules: ['django_filters'],
    untyped: ['django_filters'],
  },
  'drf-spectacular': {
    line: 'drf-spectacular[sidecar]>=0.30.0,<1',
    modules: ['drf_spectacular', 'drf_spectacular_sidecar'],
  },
  'django-storages': {
    line: 'django-storages[s3]>=1.14.6,<2',
    modules: ['storages', 'boto3', 'botocore'],
    untyped: ['storages', 'boto3', 'botocore'],
  },
  channels: { line: 'channels[daphne]>=4.3.2,<5', modules: ['channels', 'daphne'], untyped: ['channels'] },
  'channels-redis': {
    line: 'channels-redis>=4.3.0,<5',
    modules: ['channels_redis'],
    untyped: ['channels_redis'],
  },
  gunicorn: { line: 'gunicorn>=27.0.1,<28', modules: ['gunicorn'] },
  whitenoise: {
    line: 'whitenoise[brotli]>=6.12.0,<7',
    modules: ['whitenoise', 'brotli'],
    untyped: ['whitenoise'],
  },
} as const satisfies Record<string, Pin>;

export type PinName = keyof typeof pins;

/** What development needs in every project: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export const developmentLines = [
  'coverage>=7.10.7,<8',
  'django-stubs[compatible-mypy]>=6.1.2,<7',
  'djlint>=1.54,<2',
  'ruff>=0.16,<1',
] as const;

/** The pin of a package that an addition names. */
export function pinOf(name: string): Pin {
  if (!Object.hasOwn(pins, name)) throw new Error(`The table of pins has no package ${name}.`);
  return pins[name as PinName];
}

/** The line of requirements.txt for a package that an addition names. */
export const lineOf = (name: string): string => pinOf(name).line;

/** Modules that those packages bring along, or that every virtual environment has. */
const broughtAlong = [
  'asgiref',
  'dotenv',
  'marshmallow',
  'packaging',
  'pip',
  'pkg_resources',
  'setuptools',
  'sqlparse',
  'typing_extensions',
  'tzdata',
];

/** Top-level modules of everything that any blueprint may install. */
export const requiredModules: ReadonlySet<string> = new Set([
  ...broughtAlong,
  ...Object.values(pins).flatMap(({ modules }) => modules),
]);

/** The Python of servers where nothing says otherwise. */
export const usualPython = '3.13';

/** The oldest Python of new projects: that of each Django, but 3.10 is past its end, and too old for django-allauth. */
export const oldestPython = { '5.2': '3.11', '6.1': '3.12' } as const;
