// Which names a model and its fields may have.
import { capWords } from './model-names.ts';
import type { ModelRules } from './model-rules.ts';

/** Tables are named `<app>_<model>`, and PostgreSQL truncates identifiers to 63 bytes. */
const longestName = 50;

/** After "the name x": why a model cannot have this name, or undefined. */
export function modelNameFault(name: string, rules: ModelRules): string | undefined {
  if (name === '') return 'is empty';
  const keyword = rules.keywordFault(name);
  if (keyword) return keyword;
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    const suggestion = capWords(name.replace(/^[^A-Za-z]+/, ''));
    return `is not in CapWords${/^[A-Z]/.test(suggestion) ? `, did you mean ${suggestion}?` : ': start with a letter A-Z, then use letters and digits'}`;
  }
  return lengthFault(name) ?? rules.modelNameFault(name);
}

/** After "the name x": why a field, or a relation on its target, cannot have this name, or undefined. */
export function fieldNameFault(name: string, isKey: boolean, rules: ModelRules): string | undefined {
  if (name === '') return 'is missing: write name:type';
  const keyword = rules.keywordFault(name);
  if (keyword) return keyword;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const suggestion = snakeCase(name);
    return /^[a-z][a-z0-9_]*[a-z0-9]$|^[a-z]$/.test(suggestion) && suggestion !== name
      ? `is not in lower_case, did you mean ${suggestion}?`
      : 'is not a valid name: start with a letter a-z, then use letters, digits and underscores';
  }
  return rules.fieldNameFault(name, isKey) ?? lengthFault(name);
}

function lengthFault(name: string): string | undefined {
  if (name.length <= longestName) return undefined;
  return `has ${name.length} characters, but at most ${longestName} are allowed`;
}

function snakeCase(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]/g, '_$&')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
}
