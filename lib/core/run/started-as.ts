// How this program was started, which is how it and its other versions are started again: by npx, uvx, pipx, or its name.
import { basename } from 'node:path';

/** `npx create-mvt-app` and the like. The wheel says it in a variable; what npm installs globally is called by its name. */
export function startedAs(): string {
  const { CREATE_MVT_APP_STARTED_AS: byWheel, npm_command: byNpm } = process.env;
  const name = basename(process.argv[1] ?? '');
  const isOwnName = name === 'create-mvt-app' && byNpm === undefined;
  return byWheel || (isOwnName ? name : 'npx create-mvt-app');
}

/** What runs another version. */
interface Runner {
  readonly name: string;
  /** What runs a version, and stops where it would have to be downloaded unless that is allowed. */
  words(version: string, mayDownload: boolean): string[];
  /** What it says then. */
  readonly stopped: RegExp;
}

/** https://docs.npmjs.com/cli/commands/npx; without a network, npm would try for minutes. */
const npx: Runner = {
  name: 'npx',
  words: (version, mayDownload) => [
    ...['npx', mayDownload ? '--yes' : '--no', '--fetch-retries=0'],
    `create-mvt-app@${version}`,
  ],
  stopped: /\bcanceled due to missing packages\b/,
};

/** https://docs.astral.sh/uv/guides/tools/ */
const uvx: Runner = {
  name: 'uvx',
  words: (version, mayDownload) => [
    ...['uvx', '--quiet', ...(mayDownload ? [] : ['--offline'])],
    `create-mvt-app@${version}`,
  ],
  stopped: /\bnetwork was disabled\b|\bnot found in the cache\b/,
};

/** What runs other versions: what this one was started with. */
export const versionRunner = (): Runner => (startedAs().startsWith('uvx ') ? uvx : npx);
