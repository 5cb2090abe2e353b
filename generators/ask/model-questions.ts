// The questions about a model, apart from those about its fields: its app, its name, and who may do what with its records.
import { optionNamed } from '../../lib/core/additions/tables.ts';
import { accessWord } from '../../lib/core/models/access.ts';
import {
  type Ask,
  checking,
  fromList,
  modelWords,
  named,
  unfinished,
  withModel,
  withWord,
  withWords,
} from './draft.ts';
import { afterModel } from './field-questions.ts';

const newApp = 'a new app';

export const askApp: Ask = (draft, { inventory }) => {
  const { apps } = inventory();
  const { command } = draft.command;
  if (command === 'removeApp' || command === 'changeApp') {
    const added = apps.filter(({ isAdded }) => isAdded).map(({ name }) => named(name));
    const next = command === 'changeApp' ? 'views' : 'review';
    return fromList(draft, 'Which app?', added, (answer) => withWords(draft, next, answer));
  }
  const choices = [...apps.map(({ name }) => named(name)), named(newApp)];
  return fromList(draft, 'Which app should the model belong to?', choices, (answer) =>
    answer === newApp
      ? { ...draft, command: { ...draft.command, command: 'addApp' }, stage: 'newApp', isForModel: true }
      : withWords(draft, 'newModel', answer),
  );
};

export const askViews: Ask = (draft, { stack }) => {
  const option = optionNamed(stack, 'views');
  const styles = option.kind === 'choice' ? option.choices : [];
  const choices = styles.map(({ value, label, hint }) => ({ value, name: `${label}: ${hint}` }));
  const { command } = draft;
  return fromList(draft, `How should the views of ${command.words[0]} be written?`, choices, (answer) => ({
    ...draft,
    command: { ...command, given: { ...command.given, views: answer as 'class' | 'function' } },
    stage: 'review',
  }));
};

export const askNewApp: Ask = (draft, knowledge) => ({
  question: {
    type: 'input',
    name: 'app',
    message: 'What should the app be called?',
    validate: checking(knowledge, (answer) => ({ ...draft.command, words: [answer.trim()] })),
  },
  after: (answer) => withWords(draft, draft.command.given.model ? 'review' : 'newModel', answer.trim()),
});

export const askNewModel: Ask = (draft, knowledge) => {
  const { command, isForModel } = draft;
  const isOptional = command.command === 'addApp' && !isForModel;
  const first = 'Name of its first model? Leave it empty for an app without models.';
  const further = 'Name of another model? Leave it empty if there are no more.';
  const check = checking(knowledge, (answer) => unfinished(withModel(command, answer)));
  return {
    question: {
      type: 'input',
      name: 'model',
      message: isOptional
        ? command.given.model
          ? further
          : first
        : 'What should the model be called, such as BlogPost?',
      validate: (text) => {
        const answer = text.trim();
        if (answer === '' && isOptional) return true;
        return /[\s.]/.test(answer) ? 'Write one word, such as BlogPost.' : check(answer);
      },
    },
    isOptional,
    after: (answer) =>
      answer.trim() === ''
        ? { ...draft, stage: 'review' }
        : { ...draft, command: withModel(command, answer.trim()), stage: 'fieldName' },
  };
};

export const askAccess: Ask = (draft, knowledge) => {
  const { stack, inventory } = knowledge;
  const option = optionNamed(stack, 'access');
  const levels = option.kind === 'choice' ? option.choices : [];
  const withLevel = (level: string) => withWord(draft.command, accessWord(level));
  const [model, ...fields] = modelWords(draft.command);
  const { users } = inventory();
  const isOwned = fields.some((word) => word.includes(`:${users.app}.${users.model}`));
  return {
    question: {
      type: 'filter',
      name: 'access',
      message: `Who may do what with records of ${model}?`,
      default: isOwned ? 'owner' : undefined,
      choices: levels.map(({ value, hint }) => ({ value, name: `${value}: ${hint}` })),
      validate: checking(knowledge, withLevel),
    },
    after: (answer) => ({ ...draft, command: withLevel(answer), stage: afterModel(draft) }),
  };
};
