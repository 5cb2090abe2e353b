// The variables that pydantic's settings read: one for each field of a class.
import { elementsIn } from '../project/scopes.ts';
import { stringValue } from '../python/strings.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { Read } from './read.ts';

type Field = Omit<Read, 'node'>;

/** https://docs.pydantic.dev/latest/concepts/pydantic_settings/ @returns fields by `object.field` */
export function pydanticFields(modules: readonly Module[]): Map<string, Field> {
  const classes = new Map<string, Map<string, Field>>();
  const fields = new Map<string, Field>();
  for (const module of modules) {
    for (const node of module.top.getChildren('ClassDefinition')) {
      const name = node.getChild('VariableName');
      const bases = elementsIn(node.getChild('ArgList')).map((base) => textOf(module, base));
      const parents = bases.flatMap((base) => classes.get(base) ?? []);
      if (!name || !(parents.length > 0 || bases.some((base) => /(^|\.)BaseSettings$/.test(base)))) continue;
      const inherited = parents.flatMap((parent) => [...parent]);
      classes.set(textOf(module, name), new Map([...inherited, ...fieldsOf(module, node)]));
    }
  }
  for (const module of modules) {
    for (const node of module.top.getChildren('AssignStatement')) {
      const { firstChild: target, lastChild: value } = node;
      const callee = value?.name === 'CallExpression' ? value.firstChild : undefined;
      const found = callee && classes.get(textOf(module, callee));
      if (!target || !found) continue;
      for (const [field, read] of found) fields.set(`${textOf(module, target)}.${field}`, read);
    }
  }
  return fields;
}

function fieldsOf(module: Module, node: SyntaxNode): [string, Field][] {
  const [, prefix = ''] = /\benv_prefix\s*[=:]\s*["']([^"']*)["']/.exec(textOf(module, node)) ?? [];
  const statements = node.getChild('Body')?.getChildren('AssignStatement') ?? [];
  return statements.flatMap((statement): [string, Field][] => {
    const type = statement.getChild('TypeDef');
    const name = statement.firstChild && textOf(module, statement.firstChild);
    if (!type || !name || name === 'model_config') return [];
    const value = statement.getChild('AssignOp')?.nextSibling ?? undefined;
    const list = value?.name === 'CallExpression' ? value.getChild('ArgList') : undefined;
    const named = (key: RegExp) =>
      childrenOf(list ?? statement).find(
        ({ name: kind, prevSibling }) =>
          kind === 'AssignOp' && prevSibling && key.test(textOf(module, prevSibling)),
      )?.nextSibling ?? undefined;
    const isField = list && value?.firstChild && /(^|\.)Field$/.test(textOf(module, value.firstChild));
    const alias = isField ? named(/^(env|alias|validation_alias)$/) : undefined;
    const fallback = isField ? (named(/^default(_factory)?$/) ?? elementsIn(list)[0]) : value;
    const isOpen = fallback === undefined || /^(\.\.\.|Ellipsis)$/.test(textOf(module, fallback));
    const typeName = /\w+/.exec(textOf(module, type))?.[0] ?? 'str';
    // What is no single value is written as JSON.
    const kind = /^(list|tuple|set|dict|List|Tuple|Set|Dict)$/.test(typeName) ? 'json' : typeName;
    const full = (alias && stringValue(module, alias)) ?? `${prefix}${name}`.toUpperCase();
    return [
      [name, { name: full, module, fallback: isOpen ? undefined : fallback, isRequired: isOpen, kind }],
    ];
  });
}
