// What the command line, questions and documents of this stack are made of.
import type { StackTables } from '../../core/additions/tables.ts';
import { flagOf } from '../../core/options/flags.ts';
import { show } from '../../core/options/values.ts';
import { features } from './features/index.ts';
import { undoOfImports } from './format-1.ts';
import { nameFault } from './names.ts';
import { options } from './options.ts';
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
  fault: ({ app, package: name }) =>
    String(app).toLowerCase() === String(name).toLowerCase()
      ? `The app and the package are both called ${show(app)}: choose another name with ${flagOf('app')} or ${flagOf('package')}.`
      : undefined,
  undoOfImports,
};
