// The locals of a model's list and of the page of a record: what they show, and how the list is searched and sorted.
import { fieldType } from '../../../core/models/field-types.ts';
import type { Field, Model } from '../../../core/models/model.ts';
import { modelNames } from '../../../core/models/model-names.ts';
import { capitalise } from '../../../core/text/capitalise.ts';
import { withShownFields } from './access-locals.ts';
import {
  isSecret,
  listedFields,
  namingField,
  quoted,
  relatedNames,
  searchedFields,
  tuple,
} from './field-roles.ts';
import { type AppContext, imagesApp } from './render-app.ts';
import type { Surroundings } from './test-values.ts';
import { verboseName } from './verbose-name.ts';
import { renderDisplay } from './widgets.ts';

/** What templates of pages can name. */
export function pageLocals(app: AppContext, model: Model, around: Pick<Surroundings, 'models' | 'others'>) {
  const { models, others } = around;
  const hasPage = ({ to }: Field) =>
    to !== undefined &&
    (to.app === app.name ? models.some(({ name }) => name === to.model) : others?.makerOf(to) !== undefined);
  const images = imagesApp(app);
  const naming = namingField(model);
  const shown = withShownFields(app.name, model, around);
  const listed = listedFields(shown, images !== undefined);
  const searched = searchedFields(model);
  const sorted = [...(naming ? [naming] : []), ...listed].filter(isSortable);
  const headingOf = (field: Field) => ({
    label: labelOf(field),
    field: field.name,
    isNumber: fieldType(field.type).category === 'number' && !field.choices,
    isSorted: sorted.includes(field),
  });
  const parents = model.access.path.slice(0, -1).join('__');
  // Whether a record may be changed is asked of its owner for each row.
  const related = [...new Set([...relatedNames(listed), ...(parents === '' ? [] : [parents])])];
  const isTranslated = app.features.includes('i18n');
  const showsImages = images !== undefined && model.fields.some(({ type }) => type === 'image');
  return {
    related: related.length > 0 ? `.select_related(${quoted(related)})` : '',
    searched: searched.length > 0 ? tuple(searched.map(({ name }) => name)) : undefined,
    sorted: sorted.length > 0 ? tuple(sorted.map(({ name }) => name)) : undefined,
    headings: [
      naming ? headingOf(naming) : { label: capitalise(modelNames(model.name).noun) },
      ...listed.map(headingOf),
    ],
    columns: listed.map((field) => ({
      ...headingOf(field),
      shown: renderDisplay(field, 'object', { thumbnail: images && 'small' }),
    })),
    facts: shown.fields
      .filter((field) => field !== naming && fieldType(field.type).category !== 'key')
      .filter((field) => !isSecret(field) || model.access.level === 'private')
      .map((field) => ({
        label: labelOf(field),
        shown: renderDisplay(field, 'object', {
          isLinked: hasPage(field) === true,
          thumbnail: images && 'medium',
        }),
      })),
    showsImages,
    /** A text as an argument of a tag. */
    quotedText: (text: string) => (isTranslated ? `_("${text}")` : `"${text}"`),
    pageLibraries: [...(isTranslated ? ['i18n'] : []), ...(showsImages ? [images] : [])],
  };
}

const isSortable = ({ type }: Field) => {
  const { sortable, category } = fieldType(type);
  return sortable && category !== 'relation';
};

const labelOf = (field: Field) => capitalise(verboseName(field));
