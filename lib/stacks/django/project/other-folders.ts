// Folders in which a project does not have code of its own, by their names.

/** True for the code of others, and for what programs keep for themselves: environments, packages, caches. */
export const isOthersFolder = (name: string) =>
  /^(\..*|__pycache__|node_modules|site-packages|v?env)$/.test(name);

/** True for files that are served as they are. */
export const isServedFolder = (name: string) => /^(static|staticfiles|media)$/.test(name);
