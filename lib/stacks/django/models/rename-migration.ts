// Migrations that rename: Django would ask whether it is a renaming, and take a "no" where nobody answers.

/** One operation with its arguments, all of them texts. */
interface Operation {
  readonly name: string;
  readonly values: readonly (readonly [keyword: string, value: string])[];
}

/** A migration: its name without the number, and its operations. */
interface Renaming {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/**
 * A field; constraints that name it go before, since Django reads them with the name that they have.
 * https://docs.djangoproject.com/en/stable/ref/migration-operations/#renamefield
 */
export function fieldRenaming(
  model: string,
  before: string,
  after: string,
  constraints: readonly string[],
): Renaming {
  const of = ['model_name', model.toLowerCase()] as const;
  return {
    name: `rename_${before}_${model.toLowerCase()}_${after}`,
    operations: [
      ...constraints.map((name) => ({ name: 'RemoveConstraint', values: [of, ['name', name] as const] })),
      { name: 'RenameField', values: [of, ['old_name', before], ['new_name', after]] },
    ],
  };
}

/** https://docs.djangoproject.com/en/stable/ref/migration-operations/#renamemodel */
export const modelRenaming = (before: string, after: string): Renaming => ({
  name: `rename_${before.toLowerCase()}_${after.toLowerCase()}`,
  operations: [
    {
      name: 'RenameModel',
      values: [
        ['old_name', before],
        ['new_name', after],
      ],
    },
  ],
});

/** A migration as Django writes it. @param dependencies those that it follows, as app and name */
export function migrationText(
  { operations }: Renaming,
  dependencies: readonly (readonly [app: string, name: string])[],
): string {
  return [
    'from django.db import migrations',
    '',
    '',
    'class Migration(migrations.Migration):',
    '',
    '    dependencies = [',
    ...dependencies.map(([app, name]) => `        ("${app}", "${name}"),`),
    '    ]',
    '',
    '    operations = [',
    ...operations.flatMap(({ name, values }) => [
      `        migrations.${name}(`,
      ...values.map(([keyword, value]) => `            ${keyword}="${value}",`),
      '        ),',
    ]),
    '    ]',
    '',
  ].join('\n');
}

/** `0003_rename_body_post_text`, after `0002_post_body`. */
export function nextName(leaf: string, { name }: Renaming): string {
  const number = Number(/^\d+/.exec(leaf)?.[0] ?? 1) + 1;
  return `${String(number).padStart(4, '0')}_${name}`;
}
