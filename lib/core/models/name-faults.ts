// Which names a model and its fields may have.
import { pythonKeywords } from '../../stacks/django/python/python-modules.ts';
import { capWords } from './model-names.ts';

/** Tables are named `<app>_<model>` and PostgreSQL cuts identifiers at 63, so both keep under it. */
const longestName = 50;

/** Classes of Python and Django, which a model's name would hide in the modules of its app. */
const takenClasses = new Set(
  `Model Meta Field Manager QuerySet Q F TextChoices IntegerChoices TestCase SimpleTestCase Client
  AppConfig ModelAdmin ModelForm Form ListView DetailView CreateView UpdateView DeleteView TemplateView
  LoginRequiredMixin SuccessMessageMixin Paginator Decimal SimpleUploadedFile HttpRequest HttpResponse
  Path ValidationError PermissionDenied Http404 ObjectDoesNotExist Any IndexView IndexTests ProtectedError
  RestrictedError UserPassesTestMixin UploadedFile BaseForm BaseModelForm SkipTest CaptureQueriesContext
  FrameTests HealthCheckTests
  Exception BaseException Ellipsis NotImplemented GeneratorExit KeyboardInterrupt StopIteration
  StopAsyncIteration SystemExit ArithmeticError AssertionError AttributeError EOFError ImportError
  IndexError KeyError LookupError MemoryError NameError NotImplementedError OSError OverflowError
  PermissionError RecursionError RuntimeError SyntaxError TimeoutError TypeError UnicodeError ValueError
  Warning DeprecationWarning RuntimeWarning UserWarning ZeroDivisionError`.split(/\s+/),
);

/** What every model has: https://docs.djangoproject.com/en/5.2/ref/models/instances/ */
const reserved = new Set(
  `adelete arefresh_from_db asave check clean clean_fields date_error_message delete from_db full_clean
  get_absolute_url get_constraints get_deferred_fields models objects prepare_database_save refresh_from_db
  save save_base serializable_value unique_error_message validate_constraints validate_unique`.split(/\s+/),
);

/** Says why a model cannot have a name, to be read after "the name", or undefined. */
export function modelNameFault(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (pythonKeywords.has(name)) return 'is a keyword of Python';
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    const suggestion = capWords(name.replace(/^[^A-Za-z]+/, ''));
    return `is not in CapWords${/^[A-Z]/.test(suggestion) ? `, did you mean ${suggestion}?` : ': start with a letter A-Z, then use letters and digits'}`;
  }
  if (name.length > longestName) return `has ${name.length} characters, and ${longestName} are the most`;
  if (name === 'User') return "would hide Django's user: refer to auth.User, or take a name such as Profile";
  if (takenClasses.has(name)) return 'is a class that the code of an app uses';
  return undefined;
}

/** Says why a field cannot have a name, to be read after "the name", or undefined. https://docs.djangoproject.com/en/5.2/topics/db/models/#field-name-restrictions */
export function fieldNameFault(name: string, isKey: boolean): string | undefined {
  if (name === '') return 'is missing: write name:type';
  if (pythonKeywords.has(name)) return 'is a keyword of Python';
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const suggestion = snakeCase(name);
    return /^[a-z][a-z0-9_]*[a-z0-9]$|^[a-z]$/.test(suggestion) && suggestion !== name
      ? `is not in lower_case, did you mean ${suggestion}?`
      : 'is no name: start with a letter a-z, then use letters, digits and underscores';
  }
  if (name.includes('__')) return 'has two underscores in a row, which Django reads as a look-up';
  if (name.endsWith('_')) return 'ends in an underscore, which Django does not allow';
  if (name.length > longestName) return `has ${name.length} characters, and ${longestName} are the most`;
  if (name === 'pk') return 'is what Django calls the primary key';
  if (name === 'id' && !isKey)
    return 'is the primary key that Django adds: leave it out, or write id:bigauto';
  if (reserved.has(name)) return "is used by Django's models";
  return undefined;
}

function snakeCase(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]/g, '_$&')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
}
