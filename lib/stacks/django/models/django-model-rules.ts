// The rules of Django and Python for specifications of models.
import { typeSpellings } from '../../../core/models/field-types.ts';
import type { ModelRules } from '../../../core/models/model-rules.ts';
import { pythonKeywords } from '../python/python-modules.ts';
import { memberName } from './choice-classes.ts';
import { classesOf } from './class-names.ts';
import { contribModels } from './contrib-models.ts';
import { fieldClasses, unsupportedFields } from './field-classes.ts';
import { pythonNames } from './python-field.ts';
import { reverseNames } from './reverse-names.ts';
import { fieldClashes, fieldNameFault, modelNameFault } from './taken-names.ts';
import { userReference, userWords } from './users.ts';

// A choice becomes a CharField too, but `CharField` in a specification means char.
const { choice: _, ...ownSpellings } = fieldClasses;

/** What every catalogue of a Django project carries. */
export const djangoModelRules: ModelRules = {
  modelsFile: 'models.py',
  types: { spellings: typeSpellings(ownSpellings), unsupported: unsupportedFields },
  users: { reference: userReference, words: userWords },
  keywordFault: (name) => (pythonKeywords.has(name) ? 'is a Python keyword' : undefined),
  modelNameFault,
  fieldNameFault,
  classesOf,
  namesUsedBy: pythonNames,
  fieldClashes,
  choiceName: memberName,
  reverseOf: reverseNames,
  modelsOf: contribModels,
};
