// What a site is called where it runs: on a Linux server, and on hosting platforms.

/**
 * The name of a site's account, folders, units and database on a Linux server. An account may have 32 characters; the
 * beginning keeps the name apart from what the system itself has.
 */
export function siteName(packageName: string): string {
  return `django-${packageName.toLowerCase().slice(0, 25)}`;
}

/** `tea_shop` -> `tea-shop`: 2 to 32 letters, digits and hyphens, a letter first and no hyphen last, for platforms. */
export function slugOf(packageName: string): string {
  const slug = packageName
    .toLowerCase()
    .replace(/_+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  return slug.length < 2 ? `${slug}-site` : slug;
}
