// A REST API for every model.
import type { Addition } from '../../../core/additions/addition.ts';
import { ownFolder } from '../own-folder.ts';

export const api = {
  name: 'api',
  title: 'REST API',
  hint: 'Django REST framework for every model: JSON, XML, YAML, tokens, OpenAPI',
  place: 2,
  changesApps: true,
  requirements: [
    'djangorestframework',
    'djangorestframework-xml',
    'djangorestframework-yaml',
    'django-filter',
    'drf-spectacular',
  ],
  options: {
    apiApp: ownFolder('App of the api feature', 'api'),
    pagination: {
      scope: 'feature',
      kind: 'choice',
      help: 'How the api feature splits long lists into pages',
      question: 'How should the API split long lists into pages?',
      choices: [
        { value: 'page', label: 'page numbers', hint: '?page=3, for people who browse' },
        {
          value: 'limit',
          label: 'limit and offset',
          hint: '?limit=20&offset=40, for programs that skip ahead',
        },
        {
          value: 'cursor',
          label: 'cursor',
          hint: 'a pointer to continue from, as fast on the last page as on the first',
        },
      ],
      default: 'page',
    },
  },
  runtime: () => ({
    section: 'API',
    variables: [
      {
        name: 'API_RATE_ANON',
        comment: [
          'How many requests each visitor and each user may make, and how often an address may',
          'request a token, for example 10/sec, 60/min, 1000/hour or 5000/day.',
        ],
        default: '60/min',
      },
      { name: 'API_RATE_USER', default: '600/min' },
      { name: 'API_RATE_TOKEN', default: '10/min' },
      {
        name: 'API_PROXIES',
        help: 'the number of proxies in front, so that the API can tell visitors apart; often `1`',
        comment: [
          'How many of your own proxies add to X-Forwarded-For. With 0, that header is ignored,',
          'and all visitors behind a proxy count as one.',
        ],
        default: '0',
        counts: 'proxies',
      },
    ],
  }),
} as const satisfies Addition;
