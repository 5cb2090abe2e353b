// Names of models and fields that Django already uses.
import type { Field } from '../../../core/models/model.ts';
import { choicesClass } from './choice-classes.ts';

/** Attributes of every model and of its class: https://docs.djangoproject.com/en/5.2/ref/models/instances/ */
const modelAttributes = new Set(
  `add_to_class adelete arefresh_from_db asave check clean clean_fields date_error_message delete from_db full_clean
  get_absolute_url get_constraints get_deferred_fields models mro objects prepare_database_save refresh_from_db
  save save_base serializable_value unique_error_message validate_constraints validate_unique`.split(/\s+/),
);

/** Fields that Django cannot have in its own models of many-to-many relations, which call them like the models in lower case. */
const joinedNames = new Set(['mro', 'objects', 'pk']);

/** After "the name x": why a model cannot have this name, which is in CapWords. */
export function modelNameFault(name: string): string | undefined {
  if (name === 'User')
    return "would hide Django's user: refer to auth.User, or choose a name such as Profile";
  if (name === 'Any') return 'is what models.py imports from typing: choose a name such as Item';
  if (/^(Lower|ValidationError|(FileExtension|(Min|Max)Value)Validator)$/.test(name))
    return `is what models.py imports from Django: choose a name such as ${name}Entry`;
  if (joinedNames.has(name.toLowerCase())) {
    return `would be the field ${name.toLowerCase()} of the tables that many-to-many relations have, which Django needs itself: choose another name`;
  }
  if (name === 'PrivateStorage') return 'is a class that models.py uses: choose a name such as StorageRoom';
  if (name === 'ImageField') return 'is a class that models.py uses: choose a name such as PictureField';
  return undefined;
}

/**
 * After "the name x": why a field or a related name cannot have this name, which is in snake_case.
 * https://docs.djangoproject.com/en/5.2/topics/db/models/#field-name-restrictions, and for related names the checks
 * fields.E306, E308 and E309: https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields
 */
export function fieldNameFault(name: string, isKey: boolean): string | undefined {
  if (name.includes('__')) return 'has two underscores in a row, which Django reads as a look-up';
  if (name.endsWith('_')) return 'ends in an underscore, which Django does not allow';
  if (name === 'self') return 'is what methods call the record itself';
  if (name === 'pk') return 'is what Django calls the primary key';
  if (name === 'id' && !isKey) return 'is the primary key that Django adds: omit it, or write id:bigauto';
  if (modelAttributes.has(name)) return "is used by Django's models";
  if (/^(may_change|may_delete|in_words)$/.test(name)) return 'is what pages note about each record';
  if (name === 'allows') return 'is the method of generated models that says who may do what';
  return undefined;
}

/** After the name of `field`: why it cannot be in one model with `other`. */
export function fieldClashes(field: Field, other: Field): string[] {
  const faults: string[] = [];
  if (methodsOf(other).includes(field.name) || methodsOf(field).includes(other.name)) {
    faults.push(`and ${other.name} clash: Django generates a method with that name`);
  }
  if (field.choices && other.choices && choicesClass(field.name) === choicesClass(other.name)) {
    faults.push(`and ${other.name} would both have the class ${choicesClass(field.name)}: rename one`);
  }
  return faults;
}

/** The methods that Django adds for a field: https://docs.djangoproject.com/en/5.2/ref/models/instances/#extra-instance-methods */
function methodsOf({ name, type, choices }: Field): string[] {
  if (choices) return [`get_${name}_display`];
  return type === 'date' || type === 'datetime' ? [`get_next_by_${name}`, `get_previous_by_${name}`] : [];
}
