// Names of models and fields that Django, Python or the generated code already use.
import type { Field } from '../../../core/models/model.ts';
import { choicesClass } from './choice-classes.ts';

/** Classes of Python, Django and the generated code, which a model's name would hide in the modules of its app. */
const takenClasses = new Set(
  `Model Meta Field Manager QuerySet Q F TextChoices IntegerChoices TestCase SimpleTestCase Client
  AppConfig ModelAdmin ModelForm Form ListView DetailView CreateView UpdateView DeleteView TemplateView
  LoginRequiredMixin SuccessMessageMixin Paginator Decimal SimpleUploadedFile HttpRequest HttpResponse
  Path ValidationError PermissionDenied Http404 ObjectDoesNotExist Any IndexView IndexTests ProtectedError
  RestrictedError UserPassesTestMixin UploadedFile BaseForm BaseModelForm SkipTest CaptureQueriesContext
  BaseTemplateTests HealthCheckTests DjangoGroup DjangoPermission DjangoContentType DjangoSite
  Exception BaseException Ellipsis NotImplemented GeneratorExit KeyboardInterrupt StopIteration
  StopAsyncIteration SystemExit ArithmeticError AssertionError AttributeError EOFError ImportError
  IndexError KeyError LookupError MemoryError NameError NotImplementedError OSError OverflowError
  PermissionError RecursionError RuntimeError SyntaxError TimeoutError TypeError UnicodeError ValueError
  Warning DeprecationWarning RuntimeWarning UserWarning ZeroDivisionError`.split(/\s+/),
);

/** Attributes of every model: https://docs.djangoproject.com/en/5.2/ref/models/instances/ */
const modelAttributes = new Set(
  `adelete arefresh_from_db asave check clean clean_fields date_error_message delete from_db full_clean
  get_absolute_url get_constraints get_deferred_fields models objects prepare_database_save refresh_from_db
  save save_base serializable_value unique_error_message validate_constraints validate_unique`.split(/\s+/),
);

/** Endings of the generated classes, which are named after a model: `PostForm`. */
const classEndings = [
  'Form',
  'Admin',
  'ListView',
  'DetailView',
  'CreateView',
  'UpdateView',
  'DeleteView',
  'TestCase',
  'ModelTests',
  'FormTests',
  'ListTests',
  'WriteTests',
  'AdminTests',
];

/** The names of the classes generated for a model. */
export function classesOf(model: string): string[] {
  return classEndings.map((ending) => model + ending);
}

/** After "the name x": why a model cannot have this name, which is in CapWords. */
export function modelNameFault(name: string): string | undefined {
  if (name === 'User')
    return "would hide Django's user: refer to auth.User, or choose a name such as Profile";
  if (takenClasses.has(name)) return 'is a class that the code of an app uses';
  const hidden = classesOf(name).find((each) => takenClasses.has(each));
  return hidden && `would hide the class ${hidden}, which the code of an app uses`;
}

/**
 * After "the name x": why a field or a related name cannot have this name, which is in snake_case.
 * https://docs.djangoproject.com/en/5.2/topics/db/models/#field-name-restrictions, and for related names the checks
 * fields.E306, E308 and E309: https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields
 */
export function fieldNameFault(name: string, isKey: boolean): string | undefined {
  if (name.includes('__')) return 'has two underscores in a row, which Django reads as a look-up';
  if (name.endsWith('_')) return 'ends in an underscore, which Django does not allow';
  if (name === 'self') return 'is what methods call the record itself';
  if (name === 'pk') return 'is what Django calls the primary key';
  if (name === 'id' && !isKey) return 'is the primary key that Django adds: omit it, or write id:bigauto';
  if (modelAttributes.has(name)) return "is used by Django's models";
  return undefined;
}

/** After the name of `field`: why it cannot be in one model with `other`. */
export function fieldClashes(field: Field, other: Field): string[] {
  const faults: string[] = [];
  if (methodsOf(other).includes(field.name) || methodsOf(field).includes(other.name)) {
    faults.push(`and ${other.name} clash: Django generates a method with that name`);
  }
  if (field.choices && other.choices && choicesClass(field.name) === choicesClass(other.name)) {
    faults.push(`and ${other.name} would both have the class ${choicesClass(field.name)}: rename one`);
  }
  return faults;
}

/** The methods that Django adds for a field: https://docs.djangoproject.com/en/5.2/ref/models/instances/#extra-instance-methods */
function methodsOf({ name, type, choices }: Field): string[] {
  if (choices) return [`get_${name}_display`];
  return type === 'date' || type === 'datetime' ? [`get_next_by_${name}`, `get_previous_by_${name}`] : [];
}
