// The generator of `status`: what is on, what its owner changed, and what an update would change. It writes nothing.
import Generator from 'yeoman-generator';
import type { Addition } from '../../lib/core/additions/addition.ts';
import { named } from '../../lib/core/additions/additions-of.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { hashOf } from '../../lib/core/files/hash.ts';
import { asMerged } from '../../lib/core/merge/merge-text.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { version } from '../../lib/core/version.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import type { Context, ContextOptions } from '../context.ts';
import { type MergePlan, planMerge } from '../merge/plan.ts';
import { type Recorded, readBlueprint } from '../merge/wanted.ts';

type UpdateFiles = MergePlan['files'];

export class StatusGenerator extends Generator<ContextOptions> {
  readonly #context: Context;

  constructor(args: string[], options: ContextOptions) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#context = options.context;
  }

  async initializing(): Promise<void> {
    const { cwd, words, report, stack } = this.#context;
    if (words.length > 0) {
      throw new UserError(`"${printable(words[0] ?? '')}" is one argument too many: status takes none.`);
    }
    const disk = new DiskFiles(findRoot(cwd));
    const recorded = readBlueprint(disk, stack);
    const { changed, deleted, conflicts } = ownersChanges(recorded, disk);
    const update = await updateOf(recorded, disk, stack);
    const { features, deploy, apps, answers } = recorded.blueprint;
    report.note({
      directory: disk.root,
      answers,
      features,
      deploy,
      apps,
      changed,
      deleted,
      conflicts,
      update,
    });
    this.#sayBlueprint(recorded);
    this.#sayList('Changed by you', changed);
    this.#sayList('Deleted by you', deleted);
    this.#sayList('Conflicts to settle, between <<<<<<< and >>>>>>>', conflicts);
    if (recorded.record.pending) {
      report.say('', 'A run was broken off: create-mvt-app update finishes it.');
    } else if ('fault' in update) report.say('', `What an update would change is not known: ${update.fault}`);
    else if (update.files.length === 0)
      report.say('', `The templates are those of ${version}, the newest here.`);
    else this.#sayList(`An update to ${version} would change`, update.files);
  }

  #sayBlueprint({ record, blueprint }: Recorded): void {
    const { report, stack } = this.#context;
    const { style } = report;
    const { features, deploy, apps, answers } = blueprint;
    const line = ({ name, title, options = {} }: Addition) => {
      const own = Object.keys(options).map((option) => `${option}: ${answers[option]}`);
      return `  ${style.green(name.padEnd(14))}${title}${own.length > 0 ? ` (${own.join(', ')})` : ''}`;
    };
    report.say(
      `${style.bold(printable(String(answers.title)))}: Django ${answers.django}, ${answers.database}, templates of ${record.version ?? version}`,
      '',
      style.bold('Features'),
      ...(features.length === 0 ? ['  none'] : []),
      ...named(stack.features, features).map(line),
      ...(deploy.length > 0 ? ['', style.bold('Deploys to')] : []),
      ...named(stack.targets, deploy).map(line),
    );
    this.#sayList(
      'Apps',
      apps.map(
        ({ name, models }) =>
          `${name}${models.length > 0 ? `: ${models.length} ${models.length === 1 ? 'model' : 'models'}` : ''}`,
      ),
    );
  }

  #sayList(title: string, lines: readonly string[]): void {
    const { report } = this.#context;
    if (lines.length > 0)
      report.say('', report.style.bold(title), ...lines.map((line) => `  ${printable(line)}`));
  }
}

/** Files of the record that are no longer as they were written, and those of them with git's marks. */
function ownersChanges({ record }: Recorded, disk: DiskFiles) {
  const changed: string[] = [];
  const deleted: string[] = [];
  const conflicts: string[] = [];
  for (const [path, hash] of Object.entries(record.files)) {
    const text = disk.glance(path);
    if (text === undefined) deleted.push(path);
    else if (hashOf(text) !== hash) {
      changed.push(path);
      if (asMerged(text).conflicts) conflicts.push(path);
    }
  }
  return { changed, deleted, conflicts };
}

/** The files that an update would write, or why that is not known. */
async function updateOf(
  recorded: Recorded,
  disk: DiskFiles,
  stack: Stack,
): Promise<{ files: string[] } | { fault: string }> {
  try {
    const wanted = { next: recorded.blueprint, named: { features: [], targets: [] }, notes: [] };
    const { files } = await planMerge(disk, recorded, wanted, stack);
    const isShown = ({ action, path }: UpdateFiles[number]) =>
      action !== 'keep' && action !== 'skip' && path !== '.mvt.json';
    return { files: files.filter(isShown).map(({ path }) => path) };
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message };
    throw error;
  }
}
