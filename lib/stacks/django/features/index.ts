// The one table of features: prompts, flags, help, requirements, checks and the README come from it.
import type { Addition, Feature } from '../../../core/additions/addition.ts';

export const features = {
  auth: {
    title: 'Accounts',
    hint: 'sign-up, log-in, password reset by mail, profile, a user model of your own',
    requirements: ['django-axes'],
    folders: ['accounts'],
    options: {
      userModel: {
        scope: 'feature',
        kind: 'choice',
        help: 'User model of the feature auth',
        choices: [
          {
            value: 'custom',
            label: 'one of your own',
            hint: 'can grow later; only before the first migration',
          },
          { value: 'django', label: "Django's", hint: 'for a database that has users already' },
        ],
        default: 'custom',
      },
    },
  },
  api: {
    title: 'REST API',
    hint: 'Django REST framework, for every model: JSON, XML, YAML, tokens, OpenAPI',
    requirements: [
      'djangorestframework',
      'djangorestframework-xml',
      'djangorestframework-yaml',
      'django-filter',
      'drf-spectacular',
    ],
    folders: ['api'],
    options: {
      pagination: {
        scope: 'feature',
        kind: 'choice',
        help: 'How the feature api cuts long lists',
        question: 'How should the API cut long lists into pages?',
        choices: [
          { value: 'page', label: 'page numbers', hint: '?page=3, for people who leaf through' },
          { value: 'limit', label: 'limit and offset', hint: '?limit=20&offset=40, for programs that jump' },
          {
            value: 'cursor',
            label: 'cursor',
            hint: 'a pointer to go on from, as fast on the last page as on the first',
          },
        ],
        default: 'page',
      },
    },
  },
  celery: {
    title: 'Celery',
    hint: 'background tasks and a schedule, over Redis or RabbitMQ',
    requirements: ['celery'],
    next: [['celery', '-A', '[package]', 'worker', '--beat', '--loglevel', 'INFO']],
  },
  images: {
    title: 'Images',
    hint: 'uploads that are checked, turned upright, stripped of metadata, with thumbnails',
    requirements: ['pillow'],
    folders: ['images'],
  },
  s3: {
    title: 'S3',
    hint: 'uploads in S3 or a store like it, private, behind signed addresses',
    requirements: ['django-storages'],
    options: {
      storage: {
        scope: 'feature',
        kind: 'choice',
        help: 'What the feature s3 keeps there',
        choices: [
          { value: 'media', label: 'uploads', hint: 'static files stay with the web server' },
          { value: 'all', label: 'uploads and static files', hint: 'for servers that keep no files' },
        ],
        default: 'media',
      },
    },
  },
  cache: {
    title: 'Cache',
    hint: 'Redis, with pages and fragments cached where it pays',
    requirements: ['redis'],
  },
  i18n: {
    title: 'Languages',
    hint: 'pages in several languages, German, French and Spanish ready, with a switcher',
    options: {
      languages: {
        scope: 'feature',
        kind: 'languages',
        placeholder: 'codes',
        help: 'Languages of the feature i18n, the default one first',
        question: 'Which languages, as codes? The first is the default.',
        default: 'en,de,fr,es',
      },
    },
  },
  websockets: {
    title: 'WebSockets',
    hint: 'Channels over Redis, with a page that shows what others write at once',
    requirements: ['channels', 'channels-redis', 'uvicorn'],
    folders: ['chat'],
  },
  react: {
    title: 'React',
    hint: 'a frontend/ with Vite, React, TypeScript and axios, served by Django',
    needs: ['api'],
    folders: ['frontend'],
  },
  ci: {
    title: 'CI',
    hint: 'a GitHub Actions workflow that lints, tests and checks',
  },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof features;

export const featureNames = Object.keys(features) as FeatureName[];

/** The options of all features in one table. */
export const featureOptions = {
  ...features.auth.options,
  ...features.api.options,
  ...features.s3.options,
  ...features.i18n.options,
};

/** What is known of a feature. */
export const featureOf = (name: FeatureName): Feature => features[name];

/** What to type once additions are there, with the names of the project. */
export function nextOf(
  additions: readonly Addition[],
  { package: name, app }: { readonly package: string; readonly app: string },
): string[][] {
  const named = (word: string) => word.replace('[package]', name).replace('[app]', app);
  return additions.flatMap(({ next = [] }) => next.map((words) => words.map(named)));
}

/** The names of the options that only one feature knows. */
export function optionNamesOf(name: FeatureName): (keyof typeof featureOptions)[] {
  return Object.keys(featureOf(name).options ?? {}) as (keyof typeof featureOptions)[];
}

export const presets = {
  minimal: [],
  standard: ['auth', 'images', 'ci'],
  production: ['auth', 'celery', 'images', 's3', 'cache', 'ci'],
} as const satisfies Record<string, readonly FeatureName[]>;
