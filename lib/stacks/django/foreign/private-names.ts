// Names of code that goes to the end of somebody's settings: they get an underscore, so that none of theirs is replaced.
import { readImport, writeImport } from '../python/import-statements.ts';
import {
  applyChanges,
  type Change,
  childrenOf,
  parseModule,
  type SyntaxNode,
  textOf,
} from '../python/syntax.ts';

/** What is in capitals and yet no setting. */
const helpers = new Set(['PROJECT_DIR', 'IS_SERVER', 'TESTING', 'IS_COLLECTED']);

const isPrivate = (name: string) =>
  helpers.has(name) || (name !== name.toUpperCase() && !name.startsWith('_'));

/** The code with private names for all that it imports and assigns, except settings. */
export function withPrivateNames(code: string): string {
  const module = parseModule(code);
  const bound = new Set<string>();
  const changes: Change[] = [];
  module.top.iterate((node) => {
    const { name } = node;
    if (name === 'ImportStatement') {
      const { imported } = readImport(module, node);
      const aliased = imported.map((each) => {
        const local = each.name ?? each.module;
        bound.add(local);
        return { ...each, alias: `_${local}` };
      });
      changes.push({ from: node.from, to: node.to, insert: writeImport(aliased, '\n').trimEnd() });
      return false;
    }
    for (const target of targetsOf(node)) bound.add(textOf(module, target));
    return true;
  });
  module.top.iterate((node) => {
    const { name, from } = node;
    if (name === 'ImportStatement') return false;
    const isKeyword = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
    const text = name === 'VariableName' && !isKeyword ? textOf(module, node) : '';
    if (text !== '' && bound.has(text) && isPrivate(text)) changes.push({ from, to: from, insert: '_' });
    return true;
  });
  return applyChanges(code, changes);
}

/** The names that an assignment or a loop binds. */
function targetsOf(node: SyntaxNode): SyntaxNode[] {
  const end = { AssignStatement: 'AssignOp', ForStatement: 'in' }[node.name];
  if (end === undefined) return [];
  const children = childrenOf(node);
  const last = children.findLastIndex(({ name }) => name === end);
  return children.slice(0, Math.max(last, 0)).filter(({ name }) => name === 'VariableName');
}
