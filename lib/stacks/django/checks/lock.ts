// requirements.lock: whether servers that install from it get what requirements.txt asks for.
import { type Validator, verdictOn } from '../../../core/check/validator.ts';
import { isWrittenByUv, lockFaults, lockFile } from '../install/lock-file.ts';

export const lock: Validator = {
  id: 'lock',
  title: 'Locked versions',
  check: async ({ files }) => {
    const text = files.read(lockFile) ?? '';
    if (!isWrittenByUv(text)) return undefined;
    const faults = lockFaults(files);
    const [, command] = /^# +(uv pip compile .+)$/m.exec(text) ?? [];
    const remedy = faults.length > 0 && command !== undefined ? [`renew it: ${command}`] : [];
    return verdictOn([lockFile], [...faults, ...remedy]);
  },
};
