// The variables of a .env file.

/** Values by name, without their quotes. */
export function dotEnv(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^[^\S\n]*(?:export\s+)?(\w+)[^\S\n]*=[^\S\n]*(.*?)[^\S\n]*$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );
}
