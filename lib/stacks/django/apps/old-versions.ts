// What cannot be written for the Django and Python of a project: found before anything is written.
import type { Model } from '../../../core/models/model.ts';
import { UserError } from '../../../core/text/errors.ts';
import { sinceOf } from '../models/since.ts';
import { refuseOld, targetOf, type Versions } from '../versions/versions.ts';

/** Types of fields that came after Django 2.2, with what to use before: https://docs.djangoproject.com/en/stable/ref/models/fields/ */
const later = {
  json: { came: '3.1', instead: 'text' },
  positivebiginteger: { came: '3.1', instead: 'biginteger' },
  smallauto: { came: '3.0', instead: 'auto' },
  filepath: { came: '3.0', instead: 'char' },
} as const;

/** @throws UserError for versions that are too old, or older than the fields of the models that are added */
export function refuseOldVersions(versions: Versions, models: readonly Model[]): void {
  refuseOld(versions);
  const since = sinceOf(targetOf(versions));
  const faults = models.flatMap((model) =>
    model.fields.flatMap(({ name, type, onDelete }) => {
      const field = `${model.name}.${name}`;
      if (onDelete === 'restrict' && !since('Django 3.1')) {
        return [`${field}: on_delete=restrict came with Django 3.1: write protect.`];
      }
      if (!isLater(type) || since(`Django ${later[type].came}`)) return [];
      const { came, instead } = later[type];
      return [`${field}: ${type} fields came with Django ${came}: write ${instead}, or upgrade first.`];
    }),
  );
  if (faults.length === 0) return;
  const { version = '', source = '' } = versions.django ?? {};
  throw new UserError(
    `The project uses Django ${version} according to ${source}, and nothing was written:`,
    2,
    faults,
  );
}

const isLater = (type: string): type is keyof typeof later => Object.hasOwn(later, type);
