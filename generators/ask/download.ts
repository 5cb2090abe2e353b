// The question before another version of this program is downloaded and run.

import { versionRunner } from '../../lib/core/run/started-as.ts';
import type { Ask, Question } from '../../lib/core/terminal/question.ts';
import { askOne } from './in-turn.ts';

/** Asks whether a version may be downloaded; it is kept, so nobody is asked a second time. */
export async function mayDownload(version: string, ask: Ask): Promise<boolean> {
  const question: Question = {
    type: 'select',
    name: 'download',
    message: `The project follows create-mvt-app ${version}. Download that version and run it, to see what you changed?`,
    choices: [
      { value: 'yes', name: `Yes, run ${versionRunner().name} create-mvt-app@${version}` },
      { value: 'no', name: 'No' },
    ],
  };
  return (await askOne(question, ask)) === 'yes';
}
