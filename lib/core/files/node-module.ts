// Modules of Node.js for code that also loads where there are none, such as in a browser: an import would stop it there.

type BuiltIns = {
  'node:crypto': typeof import('node:crypto');
  'node:fs': typeof import('node:fs');
  'node:zlib': typeof import('node:zlib');
};

/** @returns the module, or undefined where this is not Node.js or something compatible */
export function nodeModule<Name extends keyof BuiltIns>(name: Name): BuiltIns[Name] | undefined {
  return globalThis.process?.getBuiltinModule?.(name);
}
