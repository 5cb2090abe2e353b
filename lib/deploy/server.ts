// What a site is called on a Linux server: its account, folders, units and database.

/** An account may have 32 characters; the beginning keeps the name apart from what the system itself has. */
export function siteName(packageName: string): string {
  return `django-${packageName.toLowerCase().slice(0, 25)}`;
}
