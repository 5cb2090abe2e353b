// Files of TOML, read leniently: what cannot be read holds nothing.
import { parse } from 'smol-toml';
import type { Files } from '../../../core/files/files.ts';

export type Table = Readonly<Record<string, unknown>>;

export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that is to be a table; empty where it is none. */
export const section = (value: unknown): Table => (isTable(value) ? value : {});

/** The texts in a list; none where it is not a list. */
export const stringsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter((each) => typeof each === 'string');

/** A file of TOML; empty when there is none, or when it cannot be read. */
export function toml(files: Pick<Files, 'read'>, path: string): Table {
  const text = files.read(path);
  if (text === undefined) return {};
  try {
    return parse(text);
  } catch {
    return {};
  }
}
