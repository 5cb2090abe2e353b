// The questions of a new project, and how a test answers them.
import type { runInTerminal } from '../helpers/command.ts';

/** Leaves out what takes long. */
export const local = ['--no-install', '--no-git'];

/** How each question is worded. */
export const question = {
  directory: 'Which folder should it go into?',
  title: 'What is the site called?',
  django: 'Which version of Django?',
  database: 'Which database?',
  app: 'What should the first app be called?',
  features: 'Which features? You can add more at any time.',
  social: 'Which other accounts may visitors sign in with',
  pagination: 'How should the API split long lists into pages?',
  languages: 'Which languages, as codes? The first one is the default.',
  review: 'Create it?',
};

/** The answer that a test gives to each question where it does not matter. */
export const someAnswers = {
  title: 'Shop',
  django: '5.2',
  database: 'sqlite',
  app: 'pages',
  features: '',
};

/** The flags that give answers, so that they are not asked for. */
export function flagsFor(answers: Readonly<Record<string, string>>): string[] {
  return Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);
}

type Terminal = ReturnType<typeof runInTerminal>;

/** The line of a question that waits for its answer. */
export const waiting = (name: keyof typeof question) => `? ${question[name]}`;

/** Answers questions one by one: waits for each, then types. */
export async function answer(
  terminal: Terminal,
  ...answers: readonly (readonly [keyof typeof question, string])[]
) {
  for (const [name, typed] of answers) {
    await terminal.waitFor(waiting(name));
    terminal.type(typed);
  }
}
