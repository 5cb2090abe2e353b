// The names of a model and of the classes generated for it, where its own is one that the code of an app uses.

/** What the modules of an app other than models.py import or define: from Python, Django, or the project. */
const usedClasses = new Set(
  `Any BaseForm BaseModelForm BaseTemplateTests CaptureQueriesContext CreateView Decimal DeleteView DetailView Dict
  DjangoContentType DjangoGroup DjangoPermission DjangoSite HealthCheckTests HttpRequest HttpResponse ImageModelAdmin
  IndexTests IndexView ListView LoginRequiredMixin Meta Paginator PermissionDenied ProtectedError Q QuerySet
  RestrictedError SimpleTestCase SimpleUploadedFile SkipTest SuccessMessageMixin TemplateView TemporaryDirectory TestCase
  UpdateView UploadedFile UserPassesTestMixin`.split(/\s+/),
);

/** Python's own: https://docs.python.org/3/library/exceptions.html#exception-hierarchy */
const isBuiltin = (name: string) =>
  /^(Ellipsis|NotImplemented|StopIteration|StopAsyncIteration|GeneratorExit|KeyboardInterrupt|SystemExit)$/.test(
    name,
  ) || /^(\w+(Error|Warning)|Warning|(Base)?Exception(Group)?)$/.test(name);

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
  'Serializer',
  'ViewSet',
  'ApiTests',
];

/** `Post`, or `PaginatorModel`: what the modules of an app other than models.py call a model. */
export function modelReference(name: string): string {
  return usedClasses.has(name) || isBuiltin(name) ? `${name}Model` : name;
}

/** `Post`, or `Paginator as PaginatorModel`: how they import it. */
export function modelImport(name: string): string {
  const reference = modelReference(name);
  return reference === name ? name : `${name} as ${reference}`;
}

/** What the classes generated for a model begin with: its name, unless one of them would be what the code uses. */
export function classStem(name: string): string {
  return classEndings.some((ending) => usedClasses.has(name + ending)) ? `${name}Record` : name;
}

/** The names that a model needs beside its own: of its classes, and of itself where another one is used. */
export function classesOf(name: string): string[] {
  const reference = modelReference(name);
  const classes = classEndings.map((ending) => classStem(name) + ending);
  return reference === name ? classes : [...classes, reference];
}
