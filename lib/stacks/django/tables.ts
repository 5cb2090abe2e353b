// What the command line, questions and documents of this stack are made of.
import type { StackTables } from '../../core/additions/tables.ts';
import type { Answers } from '../../core/options/answers.ts';
import { flagOf } from '../../core/options/flags.ts';
import { show } from '../../core/options/values.ts';
import { atLeast } from '../../core/text/versions.ts';
import { features } from './features/index.ts';
import { specForFormat1, specOfFormat1, undoOfImports } from './format-1.ts';
import { nameFault } from './names.ts';
import { options } from './options.ts';
import { oldestPython } from './pins.ts';
import { presets } from './presets.ts';
import { routeFault } from './routes.ts';
import { targets } from './targets/index.ts';

export const djangoTables: StackTables = {
  name: 'django',
  title: 'Django',
  options,
  features,
  targets,
  presets,
  names: { app: nameFault, route: routeFault },
  fault: (answers) => nameClash(answers) ?? oldPython(answers),
  undoOfImports,
  specOfFormat1,
  specForFormat1,
};

const nameClash = ({ app, package: name }: Answers) =>
  String(app).toLowerCase() === String(name).toLowerCase()
    ? `The app and the package are both called ${show(app)}: choose another name with ${flagOf('app')} or ${flagOf('package')}.`
    : undefined;

function oldPython({ django, pythonVersion }: Answers): string | undefined {
  const minimum = oldestPython[django as keyof typeof oldestPython];
  if (minimum === undefined || pythonVersion === undefined) return undefined;
  if (atLeast(String(pythonVersion), minimum)) return undefined;
  return `A project with Django ${django} needs Python ${minimum} or newer, not ${pythonVersion}: choose others with ${flagOf('django')} or ${flagOf('pythonVersion')}.`;
}
