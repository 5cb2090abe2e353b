// Accounts: sign-up, log-in, password reset, and a user model.
import type { Addition } from '../../../core/additions/addition.ts';
import { ownFolder } from '../own-folder.ts';

export const auth = {
  name: 'auth',
  title: 'Accounts',
  hint: 'sign-up, login, passkeys and second factors, password reset, a custom user model',
  place: 1,
  requirements: ['django-allauth'],
  options: {
    authApp: ownFolder('App of the auth feature', 'accounts'),
    userModel: {
      scope: 'feature',
      kind: 'choice',
      help: 'User model of the auth feature',
      choices: [
        {
          value: 'custom',
          label: 'a custom one',
          hint: 'can be extended later; only possible before the first migration',
        },
        { value: 'django', label: "Django's", hint: 'for a database that already has users' },
      ],
      default: 'custom',
    },
  },
  runtime: () => ({
    services: ['mail'],
    section: 'Logins',
    variables: [
      {
        name: 'TRUSTED_PROXY_COUNT',
        help: 'the number of proxies in front that add to `X-Forwarded-For`, often `1`',
        comment: [
          'How many proxies in front add the address they see to X-Forwarded-For. Logins and',
          'sign-ups are limited per address; with 0, all visitors behind a proxy share one.',
        ],
        default: '0',
        counts: 'proxies',
      },
    ],
  }),
} as const satisfies Addition;
