// How commands of a project are typed in its folder.
import { relative } from 'node:path';
import type { Follow, Words } from '../../../core/stack/change.ts';
import type { Project } from '../../../core/toolchain/toolchain.ts';
import { lockByHand } from './lock.ts';

/**
 * The flags that name settings to manage.py: `config.settings:Dev` also names the class of django-configurations.
 * https://docs.djangoproject.com/en/stable/ref/django-admin/#cmdoption-settings
 */
export function settingsFlags(settings: string | undefined): string[] {
  if (settings === undefined) return [];
  const [module = '', configuration] = settings.split(':');
  return ['--settings', module, ...(configuration === undefined ? [] : ['--configuration', configuration])];
}

/** The project's Python. */
function program({ interpreter, root }: Project): string {
  if (interpreter === undefined) return 'python';
  return interpreter.startsWith(root) ? relative(root, interpreter) : interpreter;
}

/** A command of the project's manage.py. */
export function manageCommand(words: Words, project: Project): Words {
  return [program(project), 'manage.py', ...words, ...settingsFlags(project.settings)];
}

/** What has to follow a change, command by command. */
export function followByHand(
  { packages, migrations, migrate }: Pick<Follow, 'packages' | 'migrations' | 'migrate'>,
  project: Project,
): Words[] {
  const apps = migrations.map(({ app }) => app);
  return [
    ...(packages ? [[program(project), '-m', 'pip', 'install', '-r', 'requirements.txt']] : []),
    ...(packages ? lockByHand(project) : []),
    ...(apps.length > 0 ? [manageCommand(['makemigrations', ...apps], project)] : []),
    ...(migrate ? [manageCommand(['migrate'], project)] : []),
  ];
}
