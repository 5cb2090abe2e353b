// Adding apps to INSTALLED_APPS in every style that one file writes it in, and taking them out again.
import { describe, expect, test } from 'vitest';
import { added, entry } from '../../../helpers/django-edits.ts';

describe('in one file', () => {
  test.each([
    ['a list', 'INSTALLED_APPS = [\n    "a",\n]\n', 'INSTALLED_APPS = [\n    "a",\n    "NEW",\n]\n'],
    ['a list in one line', "INSTALLED_APPS = ['a', 'b']\n", "INSTALLED_APPS = ['a', 'b', 'NEW']\n"],
    ['an empty list', 'INSTALLED_APPS = []\n', 'INSTALLED_APPS = ["NEW"]\n'],
    [
      'a tuple',
      "INSTALLED_APPS = (\n    'a',\n    'b',\n)\n",
      "INSTALLED_APPS = (\n    'a',\n    'b',\n    'NEW',\n)\n",
    ],
    ['a tuple of one', "INSTALLED_APPS = ('a',)\n", "INSTALLED_APPS = ('a', 'NEW')\n"],
    ['no trailing comma', "INSTALLED_APPS = [\n  'a'\n]\n", "INSTALLED_APPS = [\n  'a',\n  'NEW'\n]\n"],
    ['parentheses', 'INSTALLED_APPS = (["a"])\n', 'INSTALLED_APPS = (["a", "NEW"])\n'],
    ['an annotation', 'INSTALLED_APPS: list[str] = ["a"]\n', 'INSTALLED_APPS: list[str] = ["a", "NEW"]\n'],
    ['two targets', 'APPS = INSTALLED_APPS = ["a"]\n', 'APPS = INSTALLED_APPS = ["a", "NEW"]\n'],
    ['list() around', 'INSTALLED_APPS = list(("a", "b"))\n', 'INSTALLED_APPS = list(("a", "b", "NEW"))\n'],
    ['CRLF', 'INSTALLED_APPS = [\r\n\t"a",\r\n]\r\n', 'INSTALLED_APPS = [\r\n\t"a",\r\n\t"NEW",\r\n]\r\n'],
    [
      'an addition on a condition',
      'INSTALLED_APPS = ["a"]\nif DEBUG:\n    INSTALLED_APPS += ["b"]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nif DEBUG:\n    INSTALLED_APPS += ["b"]\n',
    ],
    [
      'an addition',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS += ("b",)\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS += ("b",)\n',
    ],
    [
      'an empty start',
      'INSTALLED_APPS = ()\nINSTALLED_APPS += ("a", "b")\n',
      'INSTALLED_APPS = ()\nINSTALLED_APPS += ("a", "b", "NEW")\n',
    ],
    [
      'a computed start',
      'INSTALLED_APPS = find()\nINSTALLED_APPS += ["a"]\n',
      'INSTALLED_APPS = find()\nINSTALLED_APPS += ["a", "NEW"]\n',
    ],
    [
      'extend and append',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS.extend(["b"])\nINSTALLED_APPS.append("c")\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS.extend(["b"])\nINSTALLED_APPS.append("c")\n',
    ],
    [
      'itself and more',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS = INSTALLED_APPS + ["b"]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS = INSTALLED_APPS + ["b"]\n',
    ],
    [
      'itself through a function',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS, X = plug(INSTALLED_APPS, 1)\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS, X = plug(INSTALLED_APPS, 1)\n',
    ],
    [
      'itself without some',
      'INSTALLED_APPS = ["a"]\nINSTALLED_APPS = [app for app in INSTALLED_APPS if app]\n',
      'INSTALLED_APPS = ["a", "NEW"]\nINSTALLED_APPS = [app for app in INSTALLED_APPS if app]\n',
    ],
    ['a literal and a call', 'INSTALLED_APPS = ["a"] + more()\n', 'INSTALLED_APPS = ["a", "NEW"] + more()\n'],
    ['a variable', 'APPS = ["a"]\nINSTALLED_APPS = APPS\n', 'APPS = ["a", "NEW"]\nINSTALLED_APPS = APPS\n'],
    [
      'a sum',
      'DJANGO_APPS = ["a"]\nLOCAL_APPS = ["b"]\nOTHER = ["c"]\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS + OTHER\n',
      'DJANGO_APPS = ["a"]\nLOCAL_APPS = ["b", "NEW"]\nOTHER = ["c"]\nINSTALLED_APPS = DJANGO_APPS + LOCAL_APPS + OTHER\n',
    ],
    [
      'a sum without own apps',
      'A = ["a"]\nB = ["b"]\nINSTALLED_APPS = A + B + find()\n',
      'A = ["a"]\nB = ["b", "NEW"]\nINSTALLED_APPS = A + B + find()\n',
    ],
    [
      'unpacking',
      'DJANGO_APPS = ["a"]\nPROJECT_APPS = []\nINSTALLED_APPS = [*DJANGO_APPS, *PROJECT_APPS]\n',
      'DJANGO_APPS = ["a"]\nPROJECT_APPS = ["NEW"]\nINSTALLED_APPS = [*DJANGO_APPS, *PROJECT_APPS]\n',
    ],
    [
      'added variables',
      'MY_APPS = ["b"]\nINSTALLED_APPS = ["a"]\nINSTALLED_APPS += MY_APPS\n',
      'MY_APPS = ["b", "NEW"]\nINSTALLED_APPS = ["a"]\nINSTALLED_APPS += MY_APPS\n',
    ],
    ['a set', 'INSTALLED_APPS = list({"a"} | {"b"})\n', 'INSTALLED_APPS = list({"a"} | {"b", "NEW"})\n'],
    [
      'tenants',
      'SHARED_APPS = ["a"]\nTENANT_APPS = ["b"]\nINSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]\n',
      'SHARED_APPS = ["a", "NEW"]\nTENANT_APPS = ["b"]\nINSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]\n',
    ],
    [
      'comments',
      'INSTALLED_APPS = [  # all\n    "a",  # one\n    # "b",\n]  # end\n',
      'INSTALLED_APPS = [  # all\n    "a",  # one\n    "NEW",\n    # "b",\n]  # end\n',
    ],
    [
      'one line with another statement',
      'DEBUG = 1; INSTALLED_APPS = ["a"]\n',
      'DEBUG = 1; INSTALLED_APPS = ["a", "NEW"]\n',
    ],
    [
      'with',
      'with open("x"):\n    INSTALLED_APPS = ["a"]\n',
      'with open("x"):\n    INSTALLED_APPS = ["a", "NEW"]\n',
    ],
  ])('%s', (_, before, after) => {
    expect(added(before)).toEqual({ path: 'shop/settings.py', text: after.replace('NEW', entry) });
  });
});

test('a syntax error is named and refused', () => {
  expect(() => added('INSTALLED_APPS = ["a"]\nX = = 1\n')).toThrow(
    'shop/settings.py has a syntax error at line 2',
  );
});
