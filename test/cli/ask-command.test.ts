// The questions about commands, put in memory: what is asked, what is refused, and which command comes of it.
import { expect, test } from 'vitest';
import { converse } from '../../generators/ask/converse.ts';
import { matching } from '../../generators/ask/filter-prompt.ts';
import { firstStage, knowledgeOf } from '../../generators/ask/knowledge.ts';
import { typedCommand } from '../../generators/say/typed.ts';
import { parseArguments } from '../../lib/cli/arguments.ts';
import { nothingOutside } from '../../lib/core/execute/execute.ts';
import { treeFiles } from '../../lib/core/files/workspace.ts';
import { GoBack, type Question } from '../../lib/core/terminal/question.ts';
import { Report } from '../../lib/core/terminal/report.ts';
import { shop } from '../helpers/blueprints.ts';
import { render, stack } from '../helpers/django.ts';

const post = 'Post title:char:200 body:text:null author:fk:auth.User';
const apps = [{ name: 'blog', views: 'class', path: 'blog/', models: [post] }] as const;
const files = treeFiles(render({ ...shop, apps }));
const whole = treeFiles(render({ ...shop, features: ['auth', 'api', 'react'], deploy: ['heroku'] }));
const projectFor = (line: string) => (/^(add|remove|deploy)$/.test(line) ? whole : files);

/** An answer as it would be given: Enter, or what is chosen or typed. */
function answered({ type, default: preset, choices = [], validate }: Question, typed: string): string {
  const isChosen = type === 'select' || type === 'filter';
  const answer =
    typed === '' && type !== 'checkbox'
      ? (preset ?? choices[0]?.value ?? '')
      : isChosen
        ? (matching(choices, typed)[0]?.value ?? `nothing called ${typed}`)
        : typed;
  const several = type === 'checkbox' ? answer.split(',').filter(Boolean) : [];
  expect(choices.map(({ value }) => value)).toEqual(expect.arrayContaining(several));
  const valid = validate?.(answer) ?? true;
  if (valid !== true) throw new Error(valid);
  return answer;
}

/** What comes of a command line and the answers to its questions; `esc` goes back. */
async function asked(line: string, answers: readonly string[], from = projectFor(line)) {
  const command = parseArguments(line.split(' '), stack);
  const rest = [...answers];
  const messages: string[] = [];
  const ask = async (question: Question) => {
    messages.push(question.message);
    const typed = rest.shift();
    if (typed === undefined) throw new Error(`No answer to: ${question.message}`);
    if (typed === 'esc') throw new GoBack();
    return answered(question, typed);
  };
  const report = new Report({ json: false, quiet: true });
  report.unsay = () => undefined;
  const knowledge = knowledgeOf(command, from, stack, nothingOutside);
  const stage = firstStage(command, knowledge);
  if (stage === undefined) throw new Error('Nothing is asked.');
  const done = await converse({ command, stage }, knowledge, { ask, report });
  expect(rest).toEqual([]);
  return { line: typedCommand(done.command), messages };
}

const journeys: readonly (readonly [line: string, answers: readonly string[], result: string])[] = [
  [
    'add model',
    [
      'blog',
      'Comment',
      'text',
      'text',
      '',
      '',
      'post',
      'fk',
      'Post',
      '',
      'rating',
      'small',
      'null',
      '5',
      '',
      'members',
      '',
    ],
    'add model blog.Comment text:text post:fk:Post rating:smallinteger:null:default=5 access=members',
  ],
  [
    'add model blog.Tag',
    [
      'name',
      'line of',
      '50',
      'unique',
      'price',
      'money',
      '8, 2',
      '',
      '1.50',
      'kind',
      'enum',
      'in progress, done',
      '',
      '',
      '',
      '',
      '',
    ],
    'add model blog.Tag name:char:50:unique price:decimal:8,2:default=1.50 kind:choice:in_progress,done access=staff',
  ],
  [
    'add model --access staff',
    ['a new', 'news', 'Item', 'made', 'datetime', 'auto_now_add', 'due:date:null', '', ''],
    "add app news --access staff --model 'Item made:datetime:auto_now_add due:date:null'",
  ],
  [
    'add app --path n/',
    [
      'news',
      'Source',
      'url',
      'url',
      '',
      '',
      '',
      '',
      '',
      'Item',
      'source',
      'fk',
      'Source',
      '',
      'by:fk:auth.User',
      '',
      '',
      '',
      '',
    ],
    "add app news --path n/ --model 'Source url:url:200 access=staff' --model 'Item source:fk:Source by:fk:auth.User access=owner'",
  ],
  ['add app', ['news', '', ''], 'add app news'],
  [
    'add field',
    ['blog.Post', 'due:date:null', 'cover', 'image', 'null', '', ''],
    'add field blog.Post due:date:null cover:image:null',
  ],
  ['remove field', ['body', ''], 'remove field blog.Post.body'],
  ['remove model', ['', ''], 'remove model blog.Post'],
  ['remove app', ['', ''], 'remove app blog'],
  ['rename field', ['body', 'text', ''], 'rename field blog.Post.body text'],
  ['rename model blog.Post', ['Article', ''], 'rename model blog.Post Article'],
  ['change field', ['title', 'char', '300', 'unique', ''], 'change field blog.Post.title char:300:unique'],
  ['change model', ['', 'private', ''], 'change model blog.Post access=private'],
  ['add', ['<feature>', 'celery,cache', ''], 'add celery cache'],
  ['remove', ['<feature>', 'auth,react', ''], 'remove auth react'],
  ['remove', ['remove deploy', 'heroku', ''], 'remove deploy heroku'],
  ['deploy', ['azure', ''], 'deploy azure'],
];

test.each(journeys)(
  '%s, with each of the answers %j taken back at the next question and given again',
  async (line, answers, result) => {
    const twice = answers.slice(0, -1).flatMap((answer) => [answer, 'esc', answer]);
    const done = await asked(line, ['esc', ...twice, answers.at(-1) ?? '']);
    expect(done.line).toBe(result);
    // At the first question Escape does nothing; then each is put, left for the next one, and put again.
    const [first, ...messages] = done.messages;
    expect(messages[0]).toBe(first);
    for (let at = 0; at + 2 < messages.length; at += 3) expect(messages[at + 2]).toBe(messages[at]);
  },
);

test.each([
  ['add app', ['blog'], 'The app blog already exists'],
  ['add app', ['class'], 'is a Python keyword'],
  ['add model', ['blog', 'Post'], 'already exists, added as'],
  ['add model', ['blog', 'blog post'], 'one word, such as BlogPost'],
  ['add model', ['blog', 'tag'], /^the name tag is not in CapWords, did you mean Tag\?$/],
  ['add model', ['blog', 'Tag', 'Name'], 'did you mean name?'],
  ['add model', ['blog', 'Tag', 'first name'], 'one word, such as first_name'],
  ['add model', ['blog', 'Tag', ''], 'A model needs a field.'],
  ['add model', ['blog', 'Tag', 'name:chr'], 'did you mean char?'],
  ['add model', ['blog', 'Tag', 'name', 'char', '0'], 'the length 0 is out of range'],
  ['add model', ['blog', 'Tag', 'price', 'decimal', '8'], 'is not a pair of digits'],
  ['add model', ['blog', 'Tag', 'kind', 'choice', 'a,a'], 'lists the choice a twice'],
  ['add model', ['blog', 'Tag', 'kind', 'choice', ''], 'has no choices'],
  ['add model', ['blog', 'Tag', 'at', 'datetime', 'auto_now,auto_now_add'], 'auto_now'],
  ['add model', ['blog', 'Tag', 'number', 'integer', '', 'many'], 'many'],
  ['add model', ['blog', 'Tag', 'name:char', '', 'owner'], 'needs an owner'],
  ['add field', ['blog.Post', 'title'], 'title'],
  ['rename field', ['body', 'title'], 'title'],
  ['remove', ['<feature>', 'api'], 'react cannot work without api'],
  ['deploy', [''], 'Choose at least one.'],
] as const)('%s refuses the last of the answers %j', async (line, answers, fault) => {
  await expect(asked(line, answers)).rejects.toThrow(fault);
});

test('what is missing is asked only where the words that are there are right', () => {
  const stageOf = (...argv: string[]) => {
    const command = parseArguments(argv, stack);
    return firstStage(command, knowledgeOf(command, files, stack, nothingOutside));
  };
  expect(stageOf('add', 'model', 'blog.Tag')).toBe('fieldName');
  expect(stageOf('add', 'field', 'blog.Post')).toBe('fieldName');
  expect(stageOf('change', 'field', 'blog.Post.body')).toBe('fieldType');
  for (const line of [
    'add model blog',
    'add model nope.Tag',
    'add model blog.Tag name',
    'add field blog.Nope',
    'rename field blog.Post.nope',
    'rename field blog.Post',
    'change model blog.Post --access staff',
    'remove deploy',
    'update',
    'status',
  ])
    expect(stageOf(...line.split(' ')), line).toBeUndefined();
});

test('where there is nothing to choose from, it says so', async () => {
  const empty = treeFiles(render(shop));
  await expect(asked('remove app', [], empty)).rejects.toThrow(
    'There is nothing to choose from here: create-mvt-app remove app',
  );
});
