// What Yeoman's environment calls of lodash, by what JavaScript has itself: lodash brings 20 kB for it.
export const compact = (values) => values.filter(Boolean);
export const uniq = (values) => [...new Set(values)];
export const findLast = (values, test) => values.findLast(test);
export const escapeRegExp = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
export const pick = (object, names) =>
  Object.fromEntries(names.filter((name) => name in Object(object)).map((name) => [name, object[name]]));
export const defaults = (object, ...sources) => {
  for (const [name, value] of sources.flatMap((source) => Object.entries(source ?? {})))
    object[name] ??= value;
  return object;
};
