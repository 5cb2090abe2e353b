// The names of the enumeration that the choices of a field become.
import { joinCapitalised } from '../../../core/text/capitalise.ts';
import { cutToColumns } from '../../../core/text/columns.ts';

/** Names that a class inside a model cannot take: Python's and Django's, and of the field for images of a project. */
const takenClasses = new Set([
  'Meta',
  'None',
  'True',
  'False',
  'DoesNotExist',
  'MultipleObjectsReturned',
  'ImageField',
]);

/** `status` -> `Status`: the class of a field's choices, inside its model. */
export function choicesClass(field: string): string {
  const name = joinCapitalised(field.split('_'));
  return takenClasses.has(name) ? `${name}Choices` : name;
}

/** The longest member whose `MEMBER = (` fits into a line of 88 characters. */
const longestMember = 76;

/** `in-progress` -> `IN_PROGRESS`: the member for a choice. Different choices can give the same name. */
export function memberName(choice: string): string {
  const signed = /^-\d/.test(choice) ? `minus${choice}` : choice;
  const words = signed
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}0-9]+/gu, '_');
  const trimmed = words.replace(/^_+|_+$/g, '');
  const name = trimmed === '' || /^\d/.test(trimmed) ? `VALUE${trimmed && `_${trimmed}`}` : trimmed;
  return cutToColumns(name, longestMember).replace(/_+$/, '');
}
