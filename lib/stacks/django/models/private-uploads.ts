// Which models have uploads that not everyone may read.
import { accessIn } from '../../../core/models/access.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { userReference } from './users.ts';

/** True for a field with a file. */
export const isUpload = ({ type }: Pick<Field, 'type'>): boolean => type === 'file' || type === 'image';

/** True for a model whose files are sent to whoever may see their record, and to nobody else. */
export const hasPrivateUploads = ({ access, fields }: Pick<Model, 'access' | 'fields'>): boolean =>
  access.level === 'private' && fields.some(isUpload);

/** The same, of the shortest specification of a model. */
export const recordsPrivateUploads = (spec: string): boolean =>
  accessIn(spec, userReference).level === 'private' &&
  spec.split(' ').some((word) => /^\w+:(file|image)\b/.test(word));
