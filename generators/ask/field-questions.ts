// The questions about one field: its name, its type, what the type needs, its rules and its default.

import { fieldHints } from '../../lib/core/models/field-hints.ts';
import type { FieldType } from '../../lib/core/models/field-type.ts';
import { type FieldTypeName, fieldType, fieldTypeNames } from '../../lib/core/models/field-types.ts';
import {
  type Ask,
  checking,
  commandOf,
  type Draft,
  type FieldDraft,
  type Knowledge,
  modelWords,
  type Stage,
  unfinished,
  withWord,
} from './draft.ts';

/** The field that is being described. */
const fieldOf = ({ field = { name: '', parts: [] } }: Draft): FieldDraft => field;

const about = (draft: Draft, question: string) => {
  const { name } = fieldOf(draft);
  return name === '' ? question : `${name}: ${question}`;
};

const withParts = (draft: Draft, ...parts: readonly string[]): Draft => {
  const field = fieldOf(draft);
  return { ...draft, field: { ...field, parts: [...field.parts, ...parts.filter(Boolean)] } };
};

/** Whoever knows how fields are written may type a whole one. */
const isWhole = (answer: string) => answer.includes(':');

export const fieldName: Ask = (draft, knowledge) => {
  const isOptional = modelWords(draft.command).length > 1;
  const check = checking(knowledge, (answer) => unfinished(withWord(draft.command, answer)));
  const validate = (answer: string) => {
    if (answer.trim() === '')
      return isOptional ? (knowledge.faultOf(draft.command) ?? true) : 'A model needs a field.';
    return /\s/.test(answer.trim()) ? 'Write one word, such as first_name.' : check(answer.trim());
  };
  return {
    question: {
      type: 'input',
      name: 'field',
      message: isOptional
        ? 'Name of another field? Leave it empty if there are no more.'
        : 'Name of a field, such as title?',
      validate,
    },
    isOptional,
    after: (answer) => {
      const name = answer.trim();
      if (name === '') return afterFields(draft);
      return isWhole(name)
        ? { ...draft, command: withWord(draft.command, name) }
        : { ...draft, stage: 'fieldType', field: { name, parts: [] } };
    },
  };
};

const afterFields = (draft: Draft): Draft => {
  const { command, given } = draft.command;
  const isAsked = command !== 'addField' && given.access === undefined;
  return { ...draft, field: undefined, stage: isAsked ? 'access' : afterModel(draft) };
};

/** What follows a model: another one, where an app is made. */
export const afterModel = ({ command, isForModel }: Draft): Stage =>
  command.command === 'addApp' && !isForModel ? 'newModel' : 'review';

const longest = Math.max(...fieldTypeNames.map((name) => name.length));

export const askType: Ask = (draft) => ({
  question: {
    type: 'filter',
    name: 'type',
    message: about(draft, 'which type?'),
    default: 'char',
    choices: fieldTypeNames.map((value) => ({
      value,
      name: `${value.padEnd(longest)}  ${fieldHints[value]}`,
      also: fieldType(value).aliases.join(' '),
    })),
  },
  after: (answer) => {
    const type = answer as FieldTypeName;
    const { argument, category } = fieldType(type);
    const isAsked = argument !== undefined && (argument !== 'length' || category === 'text');
    const described = { ...draft, field: { ...fieldOf(draft), type } };
    return isAsked ? { ...described, stage: 'fieldArgument' } : beforeRules(described);
  },
});

const argumentQuestions: Readonly<Record<NonNullable<FieldType['argument']>, string>> = {
  length: 'how many characters at most?',
  precision: 'how many digits, and how many of them after the point?',
  choices: 'which choices, with commas between them?',
  model: 'which model does it refer to?',
};

export const fieldArgument: Ask = (draft, knowledge) => {
  const { type = 'char' } = fieldOf(draft);
  const { argument = 'length', length } = fieldType(type);
  const common = { name: 'argument', message: about(draft, argumentQuestions[argument]) };
  if (argument === 'model') {
    const choices = targets(draft, knowledge).map((value) => ({ value, name: value }));
    return {
      question: { ...common, type: 'filter', choices },
      after: (answer) => beforeRules(withParts(draft, answer)),
    };
  }
  const clean = argument === 'choices' ? cleanChoices : (answer: string) => answer.replaceAll(' ', '');
  const usual = { length: String(length?.usual), precision: '10,2', choices: undefined }[argument];
  return {
    question: {
      ...common,
      type: 'input',
      default: usual,
      validate: checking(knowledge, (answer) => unfinished(commandOf(withParts(draft, clean(answer))))),
    },
    after: (answer) => beforeRules(withParts(draft, clean(answer))),
  };
};

/** `in progress, done` -> `in_progress,done`: a word of a specification has no blanks. */
const cleanChoices = (text: string) =>
  text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .replace(/\s+/g, '_');

/** What a relation can refer to: models of the project, of the same command, and the users. */
function targets({ command, isForModel }: Draft, { inventory }: Knowledge): string[] {
  const { apps, users } = inventory();
  const [app = '', self] = command.command === 'addApp' ? [] : (command.words[0] ?? '').split('.');
  const there = apps.flatMap(({ name, models }) =>
    models.map((model) => (name === app ? model.name : `${name}.${model.name}`)),
  );
  const earlier = isForModel
    ? []
    : (command.given.model ?? []).slice(0, -1).map((spec) => spec.split(' ')[0] ?? '');
  const known = [...earlier, ...there].filter((name) => name !== self);
  return [...known, `${users.app}.${users.model}`, 'self'];
}

/** Rules that a field of a type can have. */
function rulesOf({ category, unique, automatic }: FieldType): [value: string, name: string][] {
  const isUnique = unique && category !== 'relation';
  return [
    ...(category === 'key' ? [] : [['null', 'May be left empty'] as [string, string]]),
    ...(isUnique ? [['unique', 'Unique: no two records have the same'] as [string, string]] : []),
    ...(automatic
      ? ([
          ['auto_now_add', 'Filled in when a record is created'],
          ['auto_now', 'Filled in whenever a record is saved'],
        ] as [string, string][])
      : []),
  ];
}

const typeOf = (draft: Draft) => fieldType(fieldOf(draft).type ?? 'char');

const beforeRules = (draft: Draft): Draft =>
  rulesOf(typeOf(draft)).length > 0 ? { ...draft, stage: 'fieldRules' } : beforeDefault(draft, []);

export const fieldRules: Ask = (draft, knowledge) => ({
  question: {
    type: 'checkbox',
    name: 'rules',
    message: about(draft, 'what else? Space chooses, Enter goes on.'),
    choices: rulesOf(typeOf(draft)).map(([value, name]) => ({ value, name })),
    validate: checking(knowledge, (answer) => unfinished(commandOf(withParts(draft, ...answer.split(','))))),
  },
  after: (answer) => {
    const rules = answer.split(',');
    return beforeDefault(withParts(draft, ...rules), rules);
  },
});

const withoutDefault = ['unique', 'auto_now', 'auto_now_add'];

const beforeDefault = (draft: Draft, rules: readonly string[]): Draft => {
  const { defaults, category } = typeOf(draft);
  const isAsked =
    defaults !== 'none' && category !== 'relation' && !rules.some((rule) => withoutDefault.includes(rule));
  return isAsked ? { ...draft, stage: 'fieldDefault' } : finished(draft);
};

export const fieldDefault: Ask = (draft, knowledge) => {
  const part = (answer: string) => (answer.trim() === '' ? '' : `default=${answer.trim()}`);
  const check = checking(knowledge, (answer) => unfinished(commandOf(withParts(draft, part(answer)))));
  const isBoolean = typeOf(draft).defaults === 'boolean';
  const values = isBoolean ? ' (true or false)' : '';
  return {
    question: {
      type: 'input',
      name: 'default',
      message: about(draft, `which default${values}? Leave it empty if there is none.`),
      validate: (answer) =>
        /\s/.test(answer.trim())
          ? 'A default here has no blanks: write others into the code.'
          : check(answer),
    },
    isOptional: true,
    after: (answer) => finished(withParts(draft, part(answer))),
  };
};

/** The field becomes part of the command; another one may follow. */
const finished = (draft: Draft): Draft => ({
  ...draft,
  command: commandOf(draft),
  field: undefined,
  stage: draft.command.command === 'changeField' ? 'review' : 'fieldName',
});
