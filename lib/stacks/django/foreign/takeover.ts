// Libraries that take the settings over at one statement, so that what comes after it is not seen.
import { UserError } from '../../../core/text/errors.ts';
import { isInclude } from '../project/imported.ts';
import { readModule } from '../project/modules.ts';
import { elementsIn } from '../project/scopes.ts';
import type { Settings } from '../project/settings.ts';
import { localName, readImport } from '../python/import-statements.ts';
import { childrenOf, type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import type { SettingsFiles } from './settings-files.ts';

/** What is given a module's name, or the module, and only reads it. */
const harmless = /log|import|file|path|resource|load|spec|print|Celery|lazy|getattr|setattr|vars|version/i;

/**
 * The offset of the statement before which settings have to be added, in the file of the settings; undefined where the
 * end of the file is the place. dynaconf's `settings = DjangoDynaconf(__name__)` copies the module, as do others.
 * https://www.dynaconf.com/django/
 * @throws UserError when another file that the settings import is taken over
 */
export function takeoverIn(files: SettingsFiles, settings: Settings): number | undefined {
  for (const path of files.paths) {
    const module = readModule(files.finder.files, path);
    const found = module && childrenOf(module.top).find((statement) => takesOver(module, statement));
    if (!module || !found) continue;
    if (path === settings.file) return startOf(module, found);
    const [line = ''] = textOf(module, found).split('\n');
    throw new UserError(
      `${path} hands its settings to a library (${line.trim()}), which would not see what is added to ${settings.file}: name the settings of that file with --settings.`,
    );
  }
  return undefined;
}

/** Whether a statement gives the module away: `Library(__name__)`, `sys.modules[__name__] = …`. */
function takesOver(module: Module, statement: SyntaxNode): boolean {
  let found = false;
  statement.iterate((node) => {
    const { name } = node;
    if (name === 'FunctionDefinition' || name === 'ClassDefinition' || name === 'LambdaExpression')
      return false;
    const first = node.firstChild;
    if (name === 'AssignStatement' && first && isItself(textOf(module, first))) found = true;
    if (name === 'CallExpression' && first) {
      const callee = textOf(module, first);
      const given = elementsIn(node.getChild('ArgList')).map((value) => textOf(module, value));
      if (given.some((value) => value === '__name__' || isItself(value)) && !harmless.test(callee))
        found ||= !isInclude(module, callee);
    }
    return !found;
  });
  return found;
}

const isItself = (text: string) => /^(sys\.)?modules\[__name__\]$/.test(text);

/** Where a statement begins, with the imports of what it names and the comments right above it. */
function startOf(module: Module, statement: SyntaxNode): number {
  let { from } = statement;
  const text = textOf(module, statement);
  for (let node = statement.prevSibling; node; node = node.prevSibling) {
    const isNear = /^[^\S\n]*(\r\n|\r|\n)[^\S\n]*$/.test(module.text.slice(node.to, from));
    const imports = node.name === 'ImportStatement' ? readImport(module, node).imported.map(localName) : [];
    const isTrailing = node.name === 'Comment' && !/(^|\n)[^\S\n]*$/.test(module.text.slice(0, node.from));
    const belongs = imports.some((name) => new RegExp(`\\b${name}\\b`).test(text));
    if (isTrailing) continue;
    if (!belongs && !(node.name === 'Comment' && isNear)) break;
    ({ from } = node);
  }
  return from;
}
