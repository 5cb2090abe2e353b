// The names of a model and of the classes generated for it, where its own is one that the code of an app uses.
import type { Conditions } from './conditions.ts';

/** What the modules of an app other than models.py import or define: from Python, Django, or the project. */
const usedClasses = new Set(
  `AnonymousUser Any ApiTestMixin BaseTemplateTests Decimal Dict DjangoContentType DjangoGroup DjangoPermission
  DjangoSite HealthCheckTests HttpRequest HttpResponse ImageModelAdmin IndexTests IndexView JSONField
  JSONInput MembersMixin Meta OwnerMixin PageTestMixin Pages PermissionDenied PrivateMixin
  PrivatePageTestMixin QuerySet RecordCreateView RecordDeleteView RecordDetailView RecordListView
  RecordTestMixin RecordUpdateView SearchModelForm SearchSelect SearchSelectMultiple SecretsForm SeedTests
  SignalTests SimpleTestCase SimpleUploadedFile SkipTest StaffMixin StrictJSONField StringIO TemplateView
  TemporaryDirectory TestCase ThemeTests UploadedFile UserFormMixin WellKnownTests`.split(/\s+/),
);

/** Python's own: https://docs.python.org/3/library/exceptions.html#exception-hierarchy */
const isBuiltin = (name: string) =>
  /^(Ellipsis|NotImplemented|StopIteration|StopAsyncIteration|GeneratorExit|KeyboardInterrupt|SystemExit)$/.test(
    name,
  ) || /^(\w+(Error|Warning)|Warning|(Base)?Exception(Group)?)$/.test(name);

/** Endings of the generated classes, which are named after a model: `PostForm`. */
const classEndings = [
  'Form',
  'SecretsForm',
  'Admin',
  'Mixin',
  'ListView',
  'DetailView',
  'CreateView',
  'UpdateView',
  'DeleteView',
  'TestCase',
  'Tests',
  'PageTests',
  'QuerySet',
  'Serializer',
  'ViewSet',
  'ApiTests',
];

/** Whether the modules of an app other than models.py use the name of a model for something else. */
export const isUsed = (name: string): boolean => usedClasses.has(name) || isBuiltin(name);

/** The app's module of models under the name that its other modules have for it; tests with users of their own need Django's. */
export const modelsModule = ({ hasOwnUsers }: Pick<Conditions, 'hasOwnUsers'>): string =>
  hasOwnUsers ? 'app_models' : 'models';

/** `Post`, or `models.Paginator`: what they call a model. */
export function modelReference(name: string, models = 'models'): string {
  return isUsed(name) ? `${models}.${name}` : name;
}

/** How they import what `modelReference` needs. */
export function modelImports(names: readonly string[], models = 'models'): string[] {
  const plain = names.filter((name) => !isUsed(name));
  const module = models === 'models' ? models : `models as ${models}`;
  return [
    ...(plain.length < names.length ? [`from . import ${module}`] : []),
    ...(plain.length > 0 ? [`from .models import ${plain.join(', ')}`] : []),
  ];
}

/** What the classes generated for a model begin with: its name, unless one of them would be what the code uses. */
export function classStem(name: string): string {
  return classEndings.some((ending) => usedClasses.has(name + ending)) ? `${name}Record` : name;
}

/** The names of the classes generated for a model. */
export function classesOf(name: string): string[] {
  const stem = classStem(name);
  return classEndings.map((ending) => stem + ending);
}
