// Reads one file after another into the same memory: with memory of its own for each, thousands of them take twice as long.
import { closeSync, openSync, readSync } from 'node:fs';

let memory = Buffer.allocUnsafe(64 * 1024);

/** The bytes of a file, which are good until the next file is read. @throws what the system says */
export function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    for (let length = 0; ; ) {
      if (length === memory.length) memory = Buffer.concat([memory], length * 2);
      const read = readSync(file, memory, length, memory.length - length, null);
      if (read === 0) return memory.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(file);
  }
}
