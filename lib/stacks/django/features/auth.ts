// Accounts: sign-up, log-in, password reset, and a user model.
import type { Addition } from '../../../core/additions/addition.ts';
import type { Variable } from '../../../core/additions/runtime.ts';
import { didYouMean } from '../../../core/text/suggest.ts';
import { ownFolder } from '../own-folder.ts';

/** Providers of accounts elsewhere, and the variables with what each gives to a site that is registered with it. */
const providers: Readonly<Record<string, { title: string; variables: readonly string[] }>> = {
  google: { title: 'Google', variables: ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'] },
  github: { title: 'GitHub', variables: ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'] },
  microsoft: { title: 'Microsoft', variables: ['MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'] },
  apple: {
    title: 'Apple',
    variables: ['APPLE_CLIENT_ID', 'APPLE_KEY_ID', 'APPLE_TEAM_ID', 'APPLE_PRIVATE_KEY'],
  },
};

const known = Object.keys(providers);

/** The names in a text, each once, in the order of the table, and then those that are unknown. */
function providersIn(text: string): string[] {
  const words = new Set(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word && word !== 'none'),
  );
  return [...known.filter((name) => words.has(name)), ...[...words].filter((word) => !known.includes(word))];
}

function socialFault(text: string): string | undefined {
  const unknown = providersIn(text).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  return `names ${unknown}, which is not one of ${known.join(', ')}${didYouMean(unknown, known)}`;
}

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
    social: {
      scope: 'feature',
      kind: 'text',
      placeholder: 'names',
      help: `Sign in with accounts of ${known.join(',')}`,
      question: `Which other accounts may visitors sign in with (none, or of ${known.join(',')})?`,
      default: 'none',
      clean: (text) => providersIn(text).join(',') || 'none',
      fault: socialFault,
      addedLater: true,
    },
  },
  runtime: ({ social = 'none' }) => ({
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
      ...providersIn(String(social)).flatMap((name) => variablesOf(name)),
    ],
  }),
} as const satisfies Addition;

function variablesOf(provider: string): Variable[] {
  const { title = provider, variables = [] } = providers[provider] ?? {};
  return variables.map((name, index) => ({
    name,
    help: `what ${title} gives to a site that is registered with it`,
    ...(index === 0 && {
      comment: [`From ${title}. Without them, visitors are not offered to sign in with it.`],
    }),
    ...(/SECRET|PRIVATE/.test(name) && { secret: true }),
  }));
}
