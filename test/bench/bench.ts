// The bench: measures the packed command against its budgets, prints a table, writes bench-results.json.
// `npm run bench -- startapp npx` measures only the sections whose names have one of these words.
// `npm run bench -- --before <checkout>` measures the commands of this checkout against those of another one instead.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { againstBefore } from './before-and-after.ts';
import { packCommand } from './packed-command.ts';
import { NotMeasured } from './programs.ts';
import { notMeasured, type Row } from './rows.ts';
import type { Section } from './section.ts';
import { apps } from './sections/apps.ts';
import { cookiecutter } from './sections/cookiecutter.ts';
import { creation } from './sections/creation.ts';
import { features } from './sections/features.ts';
import { growth } from './sections/growth.ts';
import { manyAppsAtOnce } from './sections/many-apps.ts';
import { memory } from './sections/memory.ts';
import { npx } from './sections/npx.ts';
import { packageSize } from './sections/package-size.ts';
import { pagination } from './sections/pagination.ts';
import { serving } from './sections/serving.ts';
import { startup } from './sections/startup.ts';
import { yeoman } from './sections/yeoman.ts';
import { drawTable } from './table.ts';
import { rounds } from './timing.ts';

const sections: readonly Section[] = [
  startup,
  creation,
  apps,
  features,
  growth,
  manyAppsAtOnce,
  memory,
  packageSize,
  pagination,
  serving,
  npx,
  yeoman,
  cookiecutter,
];
const resultsFile = resolve(import.meta.dirname, '../../bench-results.json');

async function measureAll(sections: readonly Section[], words: readonly string[]): Promise<Row[]> {
  const wanted = sections.filter(
    ({ what }) => words.length === 0 || words.some((word) => what.includes(word)),
  );
  if (wanted.length === 0) {
    const names = sections.map(({ what }) => `"${what}"`).join(', ');
    throw new Error(`No section is called ${words.join(' ')}: use a word of ${names}.`);
  }
  const command = await packCommand();
  const rows: Row[] = [];
  for (const { what, measure } of wanted) {
    console.error(`measuring: ${what} ...`);
    rows.push(
      ...(await measure(command).catch((error: unknown) => {
        if (error instanceof NotMeasured) return [notMeasured(what, error.message)];
        throw error;
      })),
    );
  }
  return rows;
}

function writeResults(rows: readonly Row[]): void {
  const { version: node, platform, arch } = process;
  const results = { date: new Date().toISOString(), node, platform, arch, rounds, rows };
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

const { values, positionals } = parseArgs({
  options: { before: { type: 'string' } },
  allowPositionals: true,
});
const wanted =
  values.before === undefined ? sections : againstBefore(await packCommand(resolve(values.before)));
const rows = await measureAll(wanted, positionals);
console.log(drawTable(rows));
writeResults(rows);
process.exitCode = rows.some(({ result }) => result === 'over') ? 1 : 0;
