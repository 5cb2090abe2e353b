// Which settings modules files of a project name, and which of its modules look like settings.
import type { Files } from '../../../core/files/files.ts';
import { within } from '../../../core/files/paths.ts';
import { importStatements, localName } from '../python/import-statements.ts';
import { type Module, type SyntaxNode, textOf } from '../python/syntax.ts';
import { readModule } from './modules.ts';
import { isOthersFolder, isServedFolder } from './other-folders.ts';
import { elementsIn } from './scopes.ts';
import { possibleStrings } from './strings.ts';

/**
 * What a module puts into an environment variable, by `os.environ.setdefault("NAME", value)` or
 * `os.environ["NAME"] = value`, wherever it does so.
 */
export function environmentValues(module: Module, variable: string): string[] {
  const values: SyntaxNode[] = [];
  const isVariable = (node: SyntaxNode | null | undefined) =>
    !!node &&
    (possibleStrings(module, node).includes(variable) ||
      // The name of the constant in django.conf.
      (variable === 'DJANGO_SETTINGS_MODULE' && textOf(module, node) === 'ENVIRONMENT_VARIABLE'));
  module.top.iterate((node) => {
    const first = node.firstChild;
    if (node.name === 'CallExpression' && first && textOf(module, first).endsWith('.setdefault')) {
      const [key, value] = elementsIn(node.getChild('ArgList'));
      if (value && isVariable(key)) values.push(value);
    } else if (node.name === 'AssignStatement' && first?.name === 'MemberExpression') {
      const value = node.getChild('AssignOp')?.nextSibling;
      if (value && isVariable(first.lastChild?.prevSibling)) values.push(value);
    }
  });
  return [...new Set(values.flatMap((value) => possibleStrings(module, value)))];
}

/** The classes that a settings module may have for django-configurations: those it defines or imports. */
export function classNames(module: Module): string[] {
  const definitions = module.top
    .getChildren('ClassDefinition')
    .flatMap((node) => node.getChildren('VariableName'));
  const imported = importStatements(module).flatMap((statement) => statement.imported.map(localName));
  return [...definitions.map((name) => textOf(module, name)), ...imported];
}

/** The packages at the root of a project. */
export function packages(files: Files): string[] {
  const isElse = (name: string) =>
    isOthersFolder(name) || isServedFolder(name) || /^(templates|tests|docs)$/.test(name);
  return files
    .list('')
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1))
    .filter((name) => !isElse(name));
}

/** The dotted names of modules that are called as settings usually are, at most two folders down. */
export function usualModules(files: Files): string[] {
  const folders = ['', ...packages(files)].flatMap((folder) => {
    const names = new Set(files.list(folder));
    const inner = ['settings', 'config', 'conf'].filter((name) => names.has(`${name}/`));
    return [folder, ...inner.map((name) => within(folder, name))];
  });
  return [...new Set(folders)].flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => /^(settings\w*|base|common|defaults?|config|conf|__init__)\.py$/.test(name))
      .filter(
        (name) =>
          folder.endsWith('settings') ||
          readModule(files, within(folder, name))?.text.includes('INSTALLED_APPS'),
      )
      .map((name) =>
        within(folder, name)
          .replace(/(^|\/)__init__\.py$|\.py$/, '')
          .replaceAll('/', '.'),
      )
      .filter(Boolean),
  );
}
