// How the files of a project are read when they are merged; those that are missing here are read line by line.
import type { Reader } from '../../../core/stack/stack.ts';
import { ordersDiffer, putImports } from '../python/import-block.ts';
import { pythonMeaning } from '../python/meaning.ts';
import { readPython } from '../python/python-tokens.ts';
import { readCode } from './code-tokens.ts';
import { readTemplate } from './html-tokens.ts';
import { readMarkdown } from './markdown-tokens.ts';
import { readShell } from './shell-tokens.ts';
import { readYaml } from './yaml-tokens.ts';

export const readers: readonly Reader[] = [
  {
    match: /\.py$/,
    read: readPython,
    unordered: { differs: ordersDiffer, put: putImports },
    meaning: pythonMeaning,
  },
  { match: /\.(html|svg)$/, read: readTemplate },
  { match: /\.(css|[jt]sx?|json)$/, read: readCode },
  { match: /\.sh$/, read: readShell },
  { match: /\.ya?ml$/, read: readYaml },
  { match: /\.md$/, read: readMarkdown },
];
