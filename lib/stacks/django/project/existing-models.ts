// The models that an app has, as far as their classes can be read.
import type { Files } from '../../../core/files/files.ts';
import { stringValue } from '../python/strings.ts';
import {
  childrenOf,
  keywordValue,
  type Module,
  parseModule,
  type SyntaxNode,
  textOf,
} from '../python/syntax.ts';
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
  /** True if it says `null=True`. */
  readonly null?: boolean;
}

/** A model class that exists. */
export interface ExistingModel {
  readonly name: string;
  readonly abstract: boolean;
  /** The bases as they are written. */
  readonly bases: readonly string[];
  readonly fields: readonly ExistingField[];
}

const relations =
  /^(ForeignKey|OneToOneField|ManyToManyField|ParentalKey|ParentalManyToManyField|TreeForeignKey)$/;
const fieldClass = /(Field|^ForeignKey|^ParentalKey|^TreeForeignKey)$/;

/** The files of an app that have its models: models.py, and those of its models package. */
export function modelFiles(files: Files, folder: string): string[] {
  const isPackage = files.has(`${folder}/models/`);
  const inPackage = isPackage ? files.list(`${folder}/models`).filter((name) => name.endsWith('.py')) : [];
  const paths = [`${folder}/models.py`, ...inPackage.toSorted().map((name) => `${folder}/models/${name}`)];
  return paths.filter((path) => files.read(path) !== undefined);
}

/** The models in an app's models.py, or in the files of its models package. */
export function readModels(files: Files, folder: string): ExistingModel[] {
  return modelFiles(files, folder).flatMap((path) => {
    const module = readModule(files, path);
    return module ? classesOf(module).flatMap((definition) => modelOf(module, definition)) : [];
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
function modelOf(module: Module, definition: SyntaxNode): ExistingModel[] {
  const name = definition.getChild('VariableName');
  const body = definition.getChild('Body');
  if (!name || !body) return [];
  const bases = elementsIn(definition.getChild('ArgList')).map((base) => textOf(module, base));
  const fields = assignments(module, body).flatMap((each) => fieldOf(module, each));
  if (fields.length === 0 && !bases.some((base) => /(^|\.)(Abstract)?\w*(Model|User)$/.test(base))) return [];
  const meta = body.getChildren('ClassDefinition').find((inner) => {
    const innerName = inner.getChild('VariableName');
    return innerName && textOf(module, innerName) === 'Meta';
  });
  const options = assignments(module, meta?.getChild('Body') ?? null);
  const abstract = options.find((each) => each.name === 'abstract')?.value;
  return [
    {
      name: textOf(module, name),
      abstract: !!abstract && textOf(module, abstract) === 'True',
      bases,
      fields,
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

function fieldOf(module: Module, { name, value }: Assignment): ExistingField[] {
  const callee = value.name === 'CallExpression' ? value.firstChild : null;
  const type = callee ? (textOf(module, callee).split('.').at(-1) ?? '') : '';
  if (!fieldClass.test(type)) return [];
  const list = value.getChild('ArgList');
  const [first] = elementsIn(list);
  const named = (keyword: string) => keywordValue(module, list, keyword);
  const target = relations.test(type) ? (named('to') ?? first) : undefined;
  const relatedName = named('related_name');
  const related = relatedName && stringValue(module, relatedName);
  const empty = named('null');
  return [
    {
      name,
      type,
      ...(target ? { to: stringValue(module, target) ?? textOf(module, target) } : {}),
      ...(related == null ? {} : { relatedName: related }),
      ...(empty && textOf(module, empty) === 'True' ? { null: true } : {}),
    },
  ];
}
