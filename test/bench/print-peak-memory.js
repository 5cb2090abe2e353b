// Loaded before the command by `node --import`: prints the bytes of memory that it held at most, when it ends.
import { existsSync, readFileSync } from 'node:fs';

/** Linux. Its maxRSS would not do: it begins with that of the process which started this one. */
const status = '/proc/self/status';

function peakKibibytes() {
  if (!existsSync(status)) return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))[1]);
}

process.on('exit', () => console.log(peakKibibytes() * 1024));
