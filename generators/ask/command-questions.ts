// The questions about a command, apart from those about fields: which one, and what it is about.

import { commandHelp } from '../../lib/cli/command-help.ts';
import type { CommandName } from '../../lib/core/options/command-names.ts';
import { usages } from '../../lib/core/options/command-usages.ts';
import type { KnownModel } from '../../lib/core/stack/inventory.ts';
import { GoBack } from '../../lib/core/terminal/question.ts';
import { cancelled } from '../../lib/core/text/errors.ts';
import {
  type Ask,
  checking,
  type Draft,
  fromList,
  type Knowledge,
  named,
  type Stage,
  withWord,
  withWords,
} from './draft.ts';
import { askType, fieldArgument, fieldDefault, fieldName, fieldRules } from './field-questions.ts';
import { askAccess, askApp, askNewApp, askNewModel, askViews } from './model-questions.ts';

/** What is asked first about a command that was typed without any word. */
export const firstStages: Readonly<Partial<Record<CommandName, Stage>>> = {
  addApp: 'newApp',
  addModel: 'app',
  removeApp: 'app',
  removeModel: 'model',
  addField: 'model',
  removeField: 'field',
  renameField: 'field',
  changeField: 'field',
  renameModel: 'model',
  changeModel: 'model',
  changeApp: 'app',
  removeDeploy: 'additions',
  addFeature: 'additions',
  removeFeature: 'additions',
  deploy: 'additions',
};

const askCommand: Ask = (draft, { commands }) => {
  const [first] = usages[draft.command.command].words;
  const known = commands.filter((name) => first === undefined || usages[name].words[0] === first);
  // Making another project comes last.
  const choices = known
    .toSorted((one, other) => Number(one === 'project') - Number(other === 'project'))
    .map((value) => ({
      value,
      name: [...usages[value].words, usages[value].takes].join(' ').trimEnd(),
      description: commandHelp[value],
    }));
  return fromList(draft, `What do you want to ${first ?? 'do'}?`, choices, (answer) => {
    const command = answer as CommandName;
    return { ...draft, command: { ...draft.command, command }, stage: firstStages[command] ?? 'done' };
  });
};

const afterModelChosen: Readonly<Partial<Record<CommandName, Stage>>> = {
  addField: 'fieldName',
  renameModel: 'newName',
  changeModel: 'access',
};

/** The names of models that a command can be about. */
function modelsFor({ command }: Draft, { inventory }: Knowledge): { path: string; model: KnownModel }[] {
  const isMeant = ({ isAdded, isChangeable }: KnownModel) =>
    command.command === 'removeModel' ? isAdded : isChangeable;
  return inventory().apps.flatMap(({ name, models }) =>
    models.filter(isMeant).map((model) => ({ path: `${name}.${model.name}`, model })),
  );
}

const askModel: Ask = (draft, knowledge) => {
  const choices = modelsFor(draft, knowledge).map(({ path }) => named(path));
  return fromList(draft, 'Which model?', choices, (answer) =>
    withWords(draft, afterModelChosen[draft.command.command] ?? 'review', answer),
  );
};

const afterFieldChosen: Readonly<Partial<Record<CommandName, Stage>>> = {
  renameField: 'newName',
  changeField: 'fieldType',
};

const askField: Ask = (draft, knowledge) => {
  const choices = modelsFor(draft, knowledge).flatMap(({ path, model }) =>
    model.fields.map((field) => named(`${path}.${field}`)),
  );
  return fromList(draft, 'Which field?', choices, (answer) =>
    withWords(draft, afterFieldChosen[draft.command.command] ?? 'review', answer),
  );
};

const askNewName: Ask = (draft, knowledge) => ({
  question: {
    type: 'input',
    name: 'name',
    message: `What should ${draft.command.words[0]} be called?`,
    validate: checking(knowledge, (answer) => withWord(draft.command, answer.trim())),
  },
  after: (answer) => ({ ...draft, command: withWord(draft.command, answer.trim()), stage: 'review' }),
});

const askAdditions: Ask = (draft, knowledge) => {
  const { command } = draft.command;
  const { stack, on } = knowledge;
  const isAdding = command === 'addFeature' || command === 'deploy';
  const all = command === 'addFeature' || command === 'removeFeature' ? stack.features : stack.targets;
  const choices = all
    .filter(({ name }) => on.includes(name) !== isAdding)
    .map(({ name, title, hint }) => ({ value: name, name: title, description: hint }));
  const check = checking(knowledge, (answer) => ({ ...draft.command, words: answer.split(',') }));
  const validate = (answer: string) => (answer === '' ? 'Choose at least one.' : check(answer));
  const asked = fromList(draft, 'Which ones? Space chooses, Enter goes on.', choices, (answer) =>
    withWords(draft, 'review', ...answer.split(',')),
  );
  return { ...asked, question: { ...asked.question, type: 'checkbox', validate } };
};

const askReview: Ask = (draft) => ({
  question: {
    type: 'select',
    name: 'review',
    message: 'Do this?',
    choices: [
      { value: 'go', name: 'Yes' },
      { value: 'back', name: 'No, go back to the questions' },
      { value: 'cancel', name: 'Cancel' },
    ],
  },
  after: (answer) => {
    if (answer === 'back') throw new GoBack();
    if (answer === 'cancel') throw cancelled();
    return { ...draft, stage: 'done' };
  },
});

/** The question of each stage. */
export const questions: Readonly<Record<Exclude<Stage, 'done'>, Ask>> = {
  command: askCommand,
  app: askApp,
  newApp: askNewApp,
  newModel: askNewModel,
  fieldName,
  fieldType: askType,
  fieldArgument,
  fieldRules,
  fieldDefault,
  access: askAccess,
  views: askViews,
  model: askModel,
  field: askField,
  newName: askNewName,
  additions: askAdditions,
  review: askReview,
};
