// What every part of the bench has in common.
import type { PackedCommand } from './packed-command.ts';
import type { Row } from './rows.ts';

export interface Section {
  /** What is measured, for the progress line and for the row that says it could not be. */
  readonly what: string;
  /** @throws NotMeasured when a tool of others is missing */
  readonly measure: (command: PackedCommand) => Promise<Row[]>;
}
