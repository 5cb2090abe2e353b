// The least that a Yeoman generator can be: renders every file of a folder into the current one.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createEnv } from 'yeoman-environment';
import Generator from 'yeoman-generator';

const namespace = 'bench:copy';
const [templates] = process.argv.slice(2);

class CopyGenerator extends Generator {
  writing() {
    for (const file of readdirSync(templates, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const from = join(file.parentPath, file.name);
      this.fs.copyTpl(from, this.destinationPath(relative(templates, from)), { title: 'Shop' });
    }
  }
}

const environment = createEnv({ cwd: process.cwd(), skipInstall: true });
environment.register(CopyGenerator, { namespace });
await environment.run([namespace], { force: true });
