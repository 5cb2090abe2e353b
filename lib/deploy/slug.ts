// What a site is called where names are lower case and have no underscores: hosting platforms.

/** `tea_shop` -> `tea-shop`: 2 to 32 letters, digits and hyphens, a letter first and no hyphen last. */
export function slugOf(packageName: string): string {
  const slug = packageName
    .toLowerCase()
    .replace(/_+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  return slug.length < 2 ? `${slug}-site` : slug;
}
