// What people call a field: the name that forms and pages show for it.
// https://docs.djangoproject.com/en/stable/topics/db/models/#verbose-field-names
import type { Field } from '../../../core/models/model.ts';
import { withAcronyms } from '../../../core/text/acronyms.ts';

/** `cover_url` -> `cover URL` */
export const verboseName = ({ name }: Pick<Field, 'name'>): string =>
  withAcronyms(name.replaceAll('_', ' ').trim());
