// YAML files: yamllint, or a parser where that is not there.

import { type Validator, verdictOf } from '../../../core/check/validator.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { isolatedScript } from '../install/python.ts';

/** What would change what a file means, and nothing about its looks. */
const rules = '{extends: relaxed, rules: {line-length: disable, document-start: disable}}';

const parse = `
import sys, yaml
for path in sys.argv[1:]:
    for document in yaml.safe_load_all(open(path, encoding="utf-8")):
        pass
`;

export const yaml: Validator = {
  id: 'yaml',
  title: 'YAML: yamllint',
  check: async ({ root, paths, interpreter: python, signal }) => {
    const found = paths.filter((path) => /\.ya?ml$|^\.ebextensions\/.*\.config$/.test(path));
    if (found.length === 0) return undefined;
    const options = { cwd: root, signal };
    const linted = await runTool(['yamllint', '-d', rules, ...found], options);
    if (!linted.missing) return verdictOf(linted, found, 'yamllint');
    for (const program of [python, 'python3']) {
      if (program === undefined || !(await runTool(isolatedScript(program, 'import yaml'), options)).ok)
        continue;
      return verdictOf(await runTool([...isolatedScript(program, parse), ...found], options), found, program);
    }
    return {
      status: 'unchecked',
      detail: 'neither yamllint nor a Python with PyYAML is installed: pip install yamllint',
    };
  },
};
