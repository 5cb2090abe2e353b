// A REST API for every model.
import type { Addition } from '../../../core/additions/addition.ts';

export const api = {
  name: 'api',
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
} as const satisfies Addition;
