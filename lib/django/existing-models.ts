// The models that an app has, as far as their classes can be read.
import type { Files } from '../commit/files.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, type Module, parseModule, type SyntaxNode, textOf } from '../python/syntax.ts';
import { readModule } from './modules.ts';
import { elementsIn } from './scopes.ts';

/** A field of a model that exists. */
export interface ExistingField {
  readonly name: string;
  /** The class: `CharField`. */
  readonly type: string;
  /** What a relation points to, as it is written: `auth.User`, `Author`, `settings.AUTH_USER_MODEL`. */
  readonly to?: string;
  readonly relatedName?: string;
  /** Whether a value must be given. */
  readonly required: boolean;
  readonly maxLength?: number;
  /** The stored values of `choices`, if they can be read. */
  readonly choices?: readonly string[];
}

/** A model class that exists. */
export interface ExistingModel {
  readonly name: string;
  /** As they are written: `models.Model`. */
  readonly bases: readonly string[];
  readonly abstract: boolean;
  readonly fields: readonly ExistingField[];
  /** Meta's `verbose_name_plural`. */
  readonly pluralName?: string;
  readonly file: string;
}

const relations =
  /^(ForeignKey|OneToOneField|ManyToManyField|ParentalKey|ParentalManyToManyField|TreeForeignKey)$/;
const fieldClass = /(Field|^ForeignKey|^ParentalKey|^TreeForeignKey)$/;

/** Arguments without which a field needs a value. */
const optional = ['null', 'blank', 'auto_now', 'auto_now_add', 'primary_key'];

/** The models in an app's models.py, or in the files of its models package. */
export function readModels(files: Files, folder: string): ExistingModel[] {
  const inPackage = files.list(`${folder}/models`).filter((name) => name.endsWith('.py'));
  const paths = ['models.py', ...inPackage.toSorted().map((name) => `models/${name}`)];
  return paths.flatMap((name) => {
    const file = `${folder}/${name}`;
    const module = readModule(files, file);
    return module ? classesOf(module).flatMap((definition) => modelOf(module, definition, file)) : [];
  });
}

/** The string that a module assigns to a name, such as `app_name` in urls.py. */
export function readAssignedString(text: string, name: string): string | undefined {
  const module = parseModule(text);
  const value = assignments(module, module.top).findLast((each) => each.name === name)?.value;
  return value && stringValue(module, value);
}

function classesOf(module: Module): SyntaxNode[] {
  return childrenOf(module.top).flatMap((node) => {
    const definition = node.name === 'DecoratedStatement' ? node.getChild('ClassDefinition') : node;
    return definition?.name === 'ClassDefinition' ? [definition] : [];
  });
}

/** A class as a model: one that has fields, or a base that is called a model. */
function modelOf(module: Module, definition: SyntaxNode, file: string): ExistingModel[] {
  const name = definition.getChild('VariableName');
  const body = definition.getChild('Body');
  if (!name || !body) return [];
  const bases = elementsIn(definition.getChild('ArgList')).map((base) => textOf(module, base));
  const fields = assignments(module, body).flatMap((each) => fieldOf(module, body, each));
  if (fields.length === 0 && !bases.some((base) => /(^|\.)(Abstract)?\w*(Model|User)$/.test(base))) return [];
  const meta = body.getChildren('ClassDefinition').find((inner) => {
    const innerName = inner.getChild('VariableName');
    return innerName && textOf(module, innerName) === 'Meta';
  });
  const options = assignments(module, meta?.getChild('Body') ?? null);
  const option = (wanted: string) => options.find((each) => each.name === wanted)?.value;
  const abstract = option('abstract');
  const plural = option('verbose_name_plural');
  const pluralName = plural && textInside(module, plural);
  return [
    {
      name: textOf(module, name),
      bases,
      abstract: !!abstract && textOf(module, abstract) === 'True',
      fields,
      ...(pluralName === undefined ? {} : { pluralName }),
      file,
    },
  ];
}

interface Assignment {
  readonly name: string;
  readonly value: SyntaxNode;
}

function assignments(module: Module, block: SyntaxNode | null): Assignment[] {
  return (block?.getChildren('AssignStatement') ?? []).flatMap((statement) => {
    const target = statement.firstChild;
    const value = statement.getChild('AssignOp')?.nextSibling;
    return target?.name === 'VariableName' && value ? [{ name: textOf(module, target), value }] : [];
  });
}

function fieldOf(module: Module, body: SyntaxNode, { name, value }: Assignment): ExistingField[] {
  const callee = value.name === 'CallExpression' ? value.firstChild : null;
  const type = callee ? (textOf(module, callee).split('.').at(-1) ?? '') : '';
  if (!fieldClass.test(type)) return [];
  const list = value.getChild('ArgList');
  const [first] = elementsIn(list);
  const named = (wanted: string) =>
    list
      ?.getChildren('AssignOp')
      .find(({ prevSibling }) => prevSibling && textOf(module, prevSibling) === wanted)?.nextSibling;
  const target = relations.test(type) ? (named('to') ?? first) : undefined;
  const relatedName = named('related_name');
  const related = relatedName && stringValue(module, relatedName);
  const length = named('max_length');
  const choices = named('choices');
  const values = choices && choiceValues(module, body, choices);
  const isTrue = (wanted: string) => {
    const node = named(wanted);
    return !!node && textOf(module, node) === 'True';
  };
  return [
    {
      name,
      type,
      ...(target ? { to: stringValue(module, target) ?? textOf(module, target) } : {}),
      ...(related == null ? {} : { relatedName: related }),
      required: !optional.some(isTrue) && !named('default') && !named('db_default'),
      ...(length?.name === 'Number' ? { maxLength: Number(textOf(module, length)) } : {}),
      ...(values ? { choices: values } : {}),
    },
  ];
}

/** The values in `[("draft", "Draft"), …]`, in a variable, or in `Status.choices`. */
function choiceValues(module: Module, body: SyntaxNode, node: SyntaxNode): string[] | undefined {
  if (node.name === 'VariableName') {
    const known = [...assignments(module, body), ...assignments(module, module.top)];
    const value = known.find((each) => each.name === textOf(module, node))?.value;
    return value && value.name !== 'VariableName' ? choiceValues(module, body, value) : undefined;
  }
  if (node.name === 'MemberExpression') {
    const owner = node.firstChild && textOf(module, node.firstChild);
    const inner = [...body.getChildren('ClassDefinition'), ...classesOf(module)].find((definition) => {
      const name = definition.getChild('VariableName');
      return name && textOf(module, name) === owner;
    });
    const values = assignments(module, inner?.getChild('Body') ?? null).map(({ value }) =>
      textInside(module, value),
    );
    return known(values);
  }
  if (node.name !== 'ArrayExpression' && node.name !== 'TupleExpression') return undefined;
  return known(elementsIn(node).map((pair) => textInside(module, pair)));
}

/** The values when all of them could be read, and there are some. */
function known(values: readonly (string | undefined)[]): string[] | undefined {
  const texts = values.flatMap((value) => (value === undefined ? [] : [value]));
  return texts.length > 0 && texts.length === values.length ? texts : undefined;
}

/** A string, or the first one in brackets: `_("posts")`, `("draft", "Draft")`. */
function textInside(module: Module, node: SyntaxNode): string | undefined {
  const value = stringValue(module, node);
  if (value !== undefined) return value;
  const [first] = elementsIn(node.name === 'CallExpression' ? node.getChild('ArgList') : node);
  return first && stringValue(module, first);
}
