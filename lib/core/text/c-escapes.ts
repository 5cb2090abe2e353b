// The escapes that many languages have taken over from C.

/** Characters by what stands for them after a backslash. */
export const cEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
