// What the words of a field turn into: constraints, validators, and times that are filled in.
import { expect, test } from 'vitest';
import { codeOf } from './code-of.ts';

test('constraints are those of the version of Django', () => {
  const old = (django: string) =>
    codeOf(['Event name:char:unique starts:date ends:date stars:integer:min=1'], {
      target: { django, python: '3.10' },
    }).get('models.py');

  expect(old('5.0')).toContain('check=models.Q(stars__gte=1)');
  expect(old('4.1')).toContain('Lower("name")');
  // Forms ask constraints since 4.1: before, they would let pass what the database refuses.
  expect(old('4.0')).toContain('unique=True');
  expect(old('4.0')).not.toMatch(/Lower|ends__gte/);
  expect(old('2.2')).toContain('check=models.Q(stars__gte=1)');
});

test('names of constraints fit into a column of PostgreSQL and differ', () => {
  const long = 'a_field_whose_name_goes_on_and_on_until_it_is_long';
  const code = codeOf([
    `AModelWithAVeryLongNameIndeed title ${long}:integer:min=1 ${long.slice(1)}b:integer:min=1`.replaceAll(
      ' _',
      ' ',
    ),
  ]);
  const names = [...(code.get('models.py') ?? '').matchAll(/name="(\w+)"/g)].map(([, name = '']) => name);
  expect(names).toHaveLength(2);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
});

test('times that are filled in are in no form, and shown to read', () => {
  const code = codeOf(['Post title body:text timestamps']);

  expect(code.get('models.py')).toContain('created_at = models.DateTimeField(auto_now_add=True)');
  expect(code.get('models.py')).toContain('ordering = ("-created_at", "-pk")');
  expect(code.get('forms.py')).toContain('fields = ("title", "body")');
  expect(code.get('admin.py')).toContain('readonly_fields = ("created_at", "updated_at")');
  expect(code.get('templates/blog/post_detail.html')).toContain('{{ object.updated_at|date');
  expect(code.get('tests.py')).not.toContain('created_at');
});

test('a field for files says which endings it takes', () => {
  const code = codeOf(['Report title plan:file:endings=pdf,odt notes:file']);

  expect(code.get('models.py')).toContain('validators=[FileExtensionValidator(["pdf", "odt"])]');
  expect(code.get('models.py')).toMatch(/notes = [\s\S]*"docx"/);
  expect(code.get('forms.py')).toContain('"plan": forms.ClearableFileInput(attrs={"accept": ".pdf,.odt"})');
});
